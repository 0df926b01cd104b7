import type { Protocol } from '../../clinical/protocols/index.ts'
import type { CheckAnswer, EventContents, SessionEvent, SessionEventType } from '../../clinical/session/index.ts'
import { demoId } from './demo-id.ts'
import { memberIdOf, type StaffKey } from './staff.ts'
import { heartRateAt, pressureAt, type VitalShape } from './vital-shapes.ts'

/** What was particular about one session; the rest follows from the protocol. */
export interface SessionStory {
  /** `okoye/session/3`: its events get their ids from it. */
  name: string
  dose: { doseMg: number } | { doseMgPerKg: number }
  /** When the dose begins. */
  doseMs: number
  shape: VitalShape
  weightKg: number
  cadss6: number
  /** Alertness at its lowest, MOAA/S. */
  moaas?: number
  watcher: StaffKey
  second: StaffKey
  prescriber: StaffKey
  escort: { name: string; phone: string }
  pregnancyPossible: 'yes' | 'no'
  suicideTier?: 'none' | 'low'
  adverseEvents?: Pick<EventContents['adverse-event'], 'term' | 'severity' | 'action'>[]
  /** Minutes since the dose began and what the cuff said then, where it was not as usual. */
  pressures?: Record<number, [systolic: number, diastolic: number]>
  /** Checks that nobody has answered yet. */
  unanswered?: string[]
  notes?: Record<number, string>
  /** The form for the authority has not been sent yet. */
  formDue?: boolean
}

/** Minutes before the dose at which a session is opened: half an hour before it is booked. */
export const arrivalMinutes = 60

/** Everything that is told of one session after its opening. Minutes count from the start of the dose. */
export class Telling {
  private readonly events: SessionEvent[] = []
  private readonly story: SessionStory
  private readonly protocol: Protocol

  constructor(story: SessionStory, protocol: Protocol) {
    this.story = story
    this.protocol = protocol
  }

  at(minute: number): string {
    return new Date(this.story.doseMs + minute * 60_000).toISOString()
  }

  say<T extends SessionEventType>(
    minute: number,
    type: T,
    contents: EventContents[T],
    author: StaffKey = this.story.watcher,
  ): void {
    const id = demoId(`${this.story.name}/event/${this.events.length}`)
    const event = { id, type, at: this.at(minute), author: memberIdOf(author), ...contents }
    // The union of events is that of these parts, which TypeScript does not see for a generic type.
    this.events.push(event as unknown as SessionEvent)
  }

  vitals(minute: number, purpose: EventContents['vitals-recorded']['purpose'] = 'routine'): void {
    const { shape, pressures } = this.story
    const usual = pressureAt(shape, minute)
    const [systolicMmHg, diastolicMmHg] = pressures?.[minute] ?? [usual.systolic, usual.diastolic]
    this.say(minute, 'vitals-recorded', {
      purpose,
      systolicMmHg,
      diastolicMmHg,
      spo2Percent: shape.spo2,
      heartRatePerMinute: heartRateAt(shape, minute),
      respiratoryRatePerMinute: 14,
    })
  }

  alertness(minute: number, moaas: number): void {
    this.say(minute, 'sedation-recorded', { moaas, respiratoryRatePerMinute: 14 })
  }

  /** The questions at the door, and the reading before the dose. */
  checkIn(): void {
    const { story, protocol } = this
    protocol.checks.forEach((check, index) => {
      const answer = this.answerTo(check.answeredBy)
      if (!answer || story.unanswered?.includes(check.id)) return
      const author = check.id === 'prescriber-order' ? story.prescriber : story.watcher
      this.say(-56 + index / 2, 'check-answered', { checkId: check.id, answer }, author)
    })
    this.say(-49, 'dose-ordered', { dose: story.dose, prescriber: memberIdOf(story.prescriber) }, story.prescriber)
    this.say(-26, 'weight-measured', { weightKg: story.weightKg })
    this.vitals(-14, 'pre-dose')
  }

  private answerTo(answeredBy: Protocol['checks'][number]['answeredBy']): CheckAnswer | null {
    const { escort, suicideTier = 'none', pregnancyPossible, name } = this.story
    switch (answeredBy) {
      case 'confirmation':
        return { kind: 'confirmation', confirmed: 'yes' }
      case 'fasting':
        return {
          kind: 'fasting',
          lastFoodAt: this.at(-12 * 60),
          lastDrinkAt: this.at(-3 * 60),
          lastNasalMedicineAt: 'none',
        }
      case 'escort':
        return { kind: 'escort', arranged: 'yes', ...escort }
      case 'changes':
        return { kind: 'changes', changed: 'no' }
      case 'suicide-screen':
        return { kind: 'suicide-screen', tier: suicideTier, assessmentId: demoId(`${name}/screen`) }
      case 'pregnancy':
        return { kind: 'pregnancy', result: pregnancyPossible === 'yes' ? 'negative' : 'not-possible' }
      case 'spacing':
        return null
    }
  }

  adverseEvents(onsetMinute: number, endMinute: number): void {
    for (const { term, severity, action } of this.story.adverseEvents ?? [])
      this.say(endMinute, 'adverse-event', {
        term,
        onsetAt: this.at(onsetMinute),
        endedAt: this.at(endMinute),
        severity,
        serious: false,
        relation: 'probable',
        action,
        outcome: 'recovered',
      })
  }

  /** From the decision to discharge to the door: seven minutes; then the form that the authority wants. */
  discharge(minute: number): void {
    const { story, protocol } = this
    this.vitals(minute - 2)
    this.alertness(minute - 1, 5)
    this.say(minute - 1, 'dissociation-recorded', { cadss6Total: 0, distressed: false })
    this.say(minute, 'discharge-started', {})
    for (const criterion of protocol.discharge)
      if (criterion.kind === 'answer')
        this.say(minute + 2, 'discharge-check-answered', { criterionId: criterion.id, answer: 'yes' })
    this.say(minute + 3, 'check-answered', {
      checkId: 'suicide-screen',
      answer: { kind: 'suicide-screen', tier: story.suicideTier ?? 'none', note: 'asked again before going home' },
    })
    if (protocol.dose.kind === 'infusion') this.say(minute + 4, 'cannula-removed', {})
    this.say(minute + 5, 'discharge-instructions-given', { to: `patient and ${story.escort.name}`, written: true })
    this.say(minute + 7, 'session-ended', { disposition: 'home', escortName: story.escort.name })
    if (protocol.reportingForm && !story.formDue)
      this.say(minute + 30, 'form-submitted', { form: protocol.reportingForm.id })
  }

  /** The events in the order of their time. */
  told(): SessionEvent[] {
    for (const [minute, text] of Object.entries(this.story.notes ?? {})) this.say(Number(minute), 'note', { text })
    return this.events.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
  }
}
