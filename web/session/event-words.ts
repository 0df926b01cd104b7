import { drugName } from '../../clinical/dosing/index.ts'
import { type Protocol, symptomLabels } from '../../clinical/protocols/index.ts'
import { type CheckAnswer, type CorrectedContent, ruleWords, type SessionEvent } from '../../clinical/session/index.ts'
import { clockTime, digits, plain } from '../ui/index.ts'

export interface WordsContext {
  protocol: Protocol
  timeZone: string
  nameOf: (memberId: string) => string
  /** Of the session: what came of its second checks. */
  secondChecks?: readonly { eventId: string; agrees: boolean }[]
}

type Content = SessionEvent | CorrectedContent

const withNote = (...parts: (string | false | null | undefined)[]) => parts.filter(Boolean).join(' · ')

/** One line of the timeline: what happened, in a person's words. */
export function eventWords(event: Content, context: WordsContext): string {
  const { protocol, nameOf } = context
  switch (event.type) {
    case 'session-opened':
      return withNote('Checked in', event.chair, `session ${event.sessionNumber}`)
    case 'check-answered':
      return `${labelOf(protocol, event.checkId)}: ${answerWords(event.answer, context)}`
    case 'gate-overridden':
      return withNote(
        `Went on past “${labelOf(protocol, event.gateId)}”: ${event.reason}`,
        event.secondSignature && `second signature ${nameOf(event.secondSignature)}`,
      )
    case 'dose-ordered':
      return withNote(`Ordered ${doseOrderWords(event.dose)}`, `by ${nameOf(event.prescriber)}`, event.note)
    case 'weight-measured':
      return `Weight ${digits(event.weightKg, 1)} kg`
    case 'vitals-recorded':
      return withNote(...vitalWords(event), event.takenFrom && `from ${event.takenFrom}`, event.note)
    case 'dose-calculated':
      return event.input.kind === 'devices'
        ? `Dose ${plain(event.input.doseMg)} mg`
        : `Dose calculated: ${plain(event.input.doseMgPerKg, 3)} mg/kg for ${digits(event.input.weightKg, 1)} kg`
    case 'second-check-entered':
      return secondCheckWords(
        'id' in event ? context.secondChecks?.find(({ eventId }) => eventId === event.id) : undefined,
      )
    case 'lot-recorded':
      return withNote(
        `${drugName(event.drug)}, lot ${event.lot}, expires ${event.expiry}`,
        event.vials !== undefined && event.vialMl !== undefined && `${event.vials} × ${plain(event.vialMl)} mL`,
        event.openedMg !== undefined && `${plain(event.openedMg)} mg opened`,
      )
    case 'infusion-started':
      return withNote(
        'Infusion started',
        event.pumpRateMlPerHour !== undefined && `${plain(event.pumpRateMlPerHour)} mL/h`,
        event.volumeMl !== undefined && `${plain(event.volumeMl)} mL`,
      )
    case 'infusion-paused':
      return withNote('Infusion paused', event.reason)
    case 'infusion-resumed':
      return withNote('Infusion resumed', event.reason)
    case 'infusion-rate-changed':
      return withNote(`Rate ${plain(event.pumpRateMlPerHour, 1)} mL/h`, event.reason)
    case 'infusion-stopped':
      return withNote('Infusion stopped', event.reason)
    case 'device-given':
      return withNote(
        `Device ${event.number}`,
        event.doseMg !== undefined && `${plain(event.doseMg)} mg`,
        `lot ${event.lot}, expires ${event.expiry}`,
        event.note,
      )
    case 'injection-given':
      return withNote(
        `Injected ${plain(event.doseMg, 1)} mg`,
        event.volumeMl !== undefined && `${plain(event.volumeMl, 2)} mL`,
        event.site,
        event.note,
      )
    case 'dose-ended':
      return withNote(
        `${event.complete ? 'Whole dose given' : 'Part of the dose given'}: ${plain(event.givenMg, 1)} mg`,
        event.givenMl !== undefined && `${plain(event.givenMl, 1)} mL`,
        event.reason,
      )
    case 'waste-recorded':
      return withNote(
        `${plain(event.wastedMg, 1)} mg wasted`,
        'witness' in event && event.witness && `witness ${nameOf(event.witness)}`,
        event.lot && `lot ${event.lot}`,
        event.reason,
      )
    case 'notice-acknowledged':
      return `Seen: ${noticeWords(event, context.protocol)}`
    case 'notice-handled':
      return `Handled: ${event.action}`
    case 'symptoms-answered':
      return withNote(
        event.present.length === 0
          ? 'Asked for symptoms: none'
          : `Symptoms: ${event.present.map((each) => symptomLabels[each] ?? each).join(', ')}`,
        event.note,
      )
    case 'sedation-recorded':
      return withNote(
        `MOAA/S ${event.moaas}`,
        event.respiratoryRatePerMinute !== undefined && `breathing ${event.respiratoryRatePerMinute}/min`,
        event.note,
      )
    case 'dissociation-recorded':
      return withNote(
        event.cadss6Total !== undefined && `CADSS-6 total ${event.cadss6Total}`,
        event.rating !== undefined && `Dissociation ${event.rating} of 10`,
        event.distressed ? 'frightened or distressed' : 'not frightened',
        event.note,
      )
    case 'adverse-event':
      return withNote(`Adverse event: ${event.term}, ${event.severity}`, event.serious && 'serious', event.action)
    case 'medication-given':
      return withNote(`${event.medication} ${event.dose} ${event.route}`, `ordered by ${event.orderedBy}`, event.reason)
    case 'help-called':
      return withNote('Help called', event.reason)
    case 'help-answered':
      return withNote(`Help came: ${event.answeredBy}`, event.note)
    case 'watcher-changed':
      return withNote(`${nameOf(event.watcher)} watches now`, event.handover)
    case 'cannula-placed':
      return `Cannula placed, ${event.site}`
    case 'cannula-removed':
      return withNote('Cannula out', event.note)
    case 'discharge-started':
      return 'Discharge check begun'
    case 'discharge-check-answered':
      return withNote(`${criterionLabel(protocol, event.criterionId)}: ${event.answer}`, event.note)
    case 'discharge-overridden':
      return withNote(
        `Discharge past “${criterionLabel(protocol, event.criterionId)}”: ${event.reason}`,
        event.secondSignature && `second signature ${nameOf(event.secondSignature)}`,
      )
    case 'discharge-instructions-given':
      return `Discharge instructions given to ${event.to}${event.written ? ', in writing' : ''}`
    case 'session-ended':
      return withNote(
        `Ended: ${dispositions[event.disposition]}`,
        event.escortName && `with ${event.escortName}`,
        event.note,
      )
    case 'session-cancelled':
      return `Cancelled: ${event.reason}`
    case 'event-corrected':
      return `Corrected: ${event.reason}`
    case 'conflict-resolved':
      return `Settled: ${event.resolution}`
    case 'form-submitted':
      return withNote(
        `Form sent: ${protocol.reportingForm?.id === event.form ? protocol.reportingForm.label : event.form}`,
        event.reference,
      )
    case 'note':
      return event.text
  }
}

export const dispositions = {
  home: 'went home',
  transferred: 'transferred',
  'left-against-advice': 'left against advice',
} as const

export const doseOrderWords = (dose: { doseMg: number } | { doseMgPerKg: number }) =>
  'doseMg' in dose ? `${plain(dose.doseMg)} mg` : `${plain(dose.doseMgPerKg, 3)} mg/kg`

const labelOf = (protocol: Protocol, id: string) =>
  protocol.checks.find((check) => check.id === id)?.label ?? gateLabels[id] ?? id

const secondCheckWords = (check: { agrees: boolean } | undefined): string =>
  check === undefined
    ? 'Second check entered'
    : check.agrees
      ? 'Checked by a second person: they agree'
      : 'Checked by a second person: they do not agree'

const gateLabels: Record<string, string> = {
  'pre-dose-vitals': 'Vital signs before the dose',
  weight: 'Weight measured today',
  'dose-limits': 'Dose within limits',
  calculation: 'Dose calculated',
  lot: 'Lot and expiry',
  'second-check': 'Checked by a second person',
}

const criterionLabel = (protocol: Protocol, id: string) =>
  protocol.discharge.find((criterion) => criterion.id === id)?.label ?? id

/** Every rule that the notice was filed under, in the protocol's words; a notice that no rule makes by its name. */
function noticeWords({ noticeId, rules }: { noticeId: string; rules?: { id: string }[] }, protocol: Protocol): string {
  const [named = ''] = noticeId.split('@')
  const ids = rules?.length ? rules.map(({ id }) => id) : [named]
  return ids
    .map((id) => protocol.notices.find((rule) => rule.id === id))
    .map((rule, index) => (rule ? ruleWords(rule) : (ids[index] ?? '').replaceAll('-', ' ')))
    .join('; ')
}

function vitalWords(event: Extract<Content, { type: 'vitals-recorded' }>): string[] {
  const words: string[] = []
  const { systolicMmHg, diastolicMmHg } = event
  if (systolicMmHg !== undefined && diastolicMmHg !== undefined) words.push(`BP ${systolicMmHg}/${diastolicMmHg}`)
  if (event.spo2Percent !== undefined) words.push(`SpO₂ ${plain(event.spo2Percent)} %`)
  if (event.heartRatePerMinute !== undefined) words.push(`HR ${plain(event.heartRatePerMinute)}/min`)
  if (event.respiratoryRatePerMinute !== undefined) words.push(`breathing ${plain(event.respiratoryRatePerMinute)}/min`)
  if (event.temperatureCelsius !== undefined) words.push(`${digits(event.temperatureCelsius, 1)} °C`)
  return words
}

/** How a check was answered, for a line. */
export function answerWords(answer: CheckAnswer, { timeZone }: Pick<WordsContext, 'timeZone'>): string {
  const at = (time: string) => (/^\d/.test(time) ? clockTime(time, timeZone) : time)
  switch (answer.kind) {
    case 'confirmation':
      return withNote({ yes: 'confirmed', no: 'not confirmed', unknown: 'not known' }[answer.confirmed], answer.note)
    case 'fasting':
      return withNote(
        `food ${at(answer.lastFoodAt)}`,
        `drink ${at(answer.lastDrinkAt)}`,
        answer.lastNasalMedicineAt && `nasal spray ${at(answer.lastNasalMedicineAt)}`,
        answer.note,
      )
    case 'escort':
      return withNote(
        { yes: 'arranged', no: 'none', unknown: 'not known' }[answer.arranged],
        answer.name,
        answer.phone,
        answer.note,
      )
    case 'changes':
      return withNote(
        { yes: 'changes', no: 'none', unknown: 'not known' }[answer.changed],
        answer.reviewedByPrescriber && 'reviewed by the prescriber',
        answer.note,
      )
    case 'suicide-screen':
      return withNote(answer.tier, answer.reviewedByPrescriber && 'reviewed by the prescriber', answer.note)
    case 'pregnancy':
      return withNote(answer.result.replace('-', ' '), answer.note)
  }
}
