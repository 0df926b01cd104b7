import type { CalendarDate } from '../record/record.ts'
import { type CloseReason, closeReasonWords, isOverFor, type StopReason } from './care.ts'

/** The seven steps of a patient's way through the clinic, in order. */
export const journeySteps = ['referral', 'evaluation', 'consent', 'plan', 'sessions', 'outcome', 'maintenance'] as const
export type JourneyStep = (typeof journeySteps)[number]
/** Where a patient is: a step, or `closed` when nothing more is to be done here. */
export type JourneyStage = JourneyStep | 'closed'

/** What the journey is read from: the newest of each, and what belongs to it. */
export interface JourneyFacts {
  deceased: boolean
  /** Why care was closed; null while it is open. */
  closed: CloseReason | null
  /** A referral was written down, or a record came in. */
  referred: boolean
  determination: {
    outcome: 'eligible' | 'eligible-with-cautions' | 'needs-information' | 'not-eligible'
    signed: boolean
  } | null
  /** The consent that stands: signed and not withdrawn. */
  consented: boolean
  plan: {
    state: 'active' | 'completed' | 'stopped'
    /** Sessions of the first phase of its protocol; null when the protocol names none. */
    inductionSessions: number | null
    /** Why it was stopped; null when nobody said, or when it was not. */
    stoppedFor: StopReason | null
    /** Evaluated anew, or care reopened, after it ended: the way begins again before it. */
    isBehind: boolean
  } | null
  /** Sessions of that plan in which a dose was given. */
  session: { running: { number: number } | null; ended: number; lastEndedOn: CalendarDate | null }
  nextBooking: { number: number } | null
  /** When symptoms were last scored. */
  lastScoredOn: CalendarDate | null
}

/** What a person does next, with the place where it is done. */
export interface NextStep {
  code:
    | 'record-referral'
    | 'evaluate'
    | 'answer-questions'
    | 'sign-determination'
    | 'review-not-eligible'
    | 'record-consent'
    | 'make-plan'
    | 'book-session'
    | 'check-in'
    | 'continue-session'
    | 'score-outcome'
    | 'decide-maintenance'
    | 'guide-or-close'
    | 'none'
  text: string
}

export interface Journey {
  stage: JourneyStage
  steps: { name: JourneyStep; state: 'done' | 'here' | 'todo' }[]
  nextStep: NextStep
}

/** Where a patient is on the way, and the next step. The first step that is not done is where the patient is. */
export function journeyOf(facts: JourneyFacts): Journey {
  if (facts.deceased) return at('closed', facts, { code: 'none', text: 'Deceased' })
  if (facts.session.running)
    return at('sessions', facts, {
      code: 'continue-session',
      text: `Session ${facts.session.running.number} is running`,
    })
  if (facts.closed) return at('closed', facts, { code: 'none', text: `Closed: ${closeReasonWords[facts.closed]}` })
  const { plan } = facts
  if (plan?.state === 'active') return onPlan(facts, plan.inductionSessions)
  if (plan && !plan.isBehind && facts.session.ended > 0) return afterPlan(facts, plan)
  return beforePlan(facts)
}

function beforePlan(facts: JourneyFacts): Journey {
  const { determination } = facts
  if (!facts.referred && !determination)
    return at('referral', facts, { code: 'record-referral', text: 'Record the referral or import the record' })
  if (!determination) return at('evaluation', facts, { code: 'evaluate', text: 'Start the evaluation' })
  if (determination.outcome === 'needs-information')
    return at('evaluation', facts, { code: 'answer-questions', text: 'Answer what the evaluation still asks' })
  if (!determination.signed)
    return at('evaluation', facts, { code: 'sign-determination', text: 'Sign the determination' })
  if (determination.outcome === 'not-eligible')
    return at('evaluation', facts, {
      code: 'review-not-eligible',
      text: 'Not eligible: tell patient and referrer, guide to an alternative',
    })
  if (!facts.consented) return at('consent', facts, { code: 'record-consent', text: 'Explain and record consent' })
  return at('plan', facts, { code: 'make-plan', text: 'Make the plan' })
}

function onPlan(facts: JourneyFacts, inductionSessions: number | null): Journey {
  const inductionDone = inductionSessions !== null && facts.session.ended >= inductionSessions
  if (inductionDone && !scoredSinceLastSession(facts))
    return at('outcome', facts, { code: 'score-outcome', text: 'Score the outcome of the induction' })
  const stage = inductionDone ? 'maintenance' : 'sessions'
  if (!facts.consented)
    return at(stage, facts, { code: 'record-consent', text: 'Consent was withdrawn: no session can start' })
  if (!facts.nextBooking) {
    if (inductionDone) return at(stage, facts, { code: 'decide-maintenance', text: 'Decide on maintenance' })
    return at(stage, facts, { code: 'book-session', text: `Book session ${facts.session.ended + 1}` })
  }
  return at(stage, facts, { code: 'check-in', text: `Check in for session ${facts.nextBooking.number}` })
}

/** A plan that was stopped goes on to something else; only one that was completed goes on to maintenance. */
function afterPlan(facts: JourneyFacts, plan: NonNullable<JourneyFacts['plan']>): Journey {
  const elsewhere = { code: 'guide-or-close', text: 'Guide to an alternative, or close' } as const
  if (plan.state === 'stopped' && isOverFor(plan.stoppedFor)) return at('outcome', facts, elsewhere)
  if (!scoredSinceLastSession(facts))
    return at('outcome', facts, { code: 'score-outcome', text: 'Score the outcome of the course' })
  if (plan.state === 'stopped') return at('outcome', facts, elsewhere)
  return at('maintenance', facts, { code: 'decide-maintenance', text: 'Decide on maintenance' })
}

const scoredSinceLastSession = ({ lastScoredOn, session }: JourneyFacts) =>
  lastScoredOn !== null && session.lastEndedOn !== null && lastScoredOn > session.lastEndedOn

function at(stage: JourneyStage, facts: JourneyFacts, nextStep: NextStep): Journey {
  const here = stage === 'closed' ? -1 : journeySteps.indexOf(stage)
  const steps = journeySteps.map((name, index) => ({
    name,
    state:
      index === here ? ('here' as const) : wasDone(name, facts, index < here) ? ('done' as const) : ('todo' as const),
  }))
  return { stage, steps, nextStep }
}

function wasDone(name: JourneyStep, facts: JourneyFacts, before: boolean): boolean {
  if (name === 'consent') return facts.consented && (before || facts.plan !== null)
  return before
}
