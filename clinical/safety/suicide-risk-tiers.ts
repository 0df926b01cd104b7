import type { SignOff, Source } from '../quantity/source.ts'

/** From the least to the most urgent. `unfinished`: a question is open, so nobody knows; to be reviewed now. */
export const suicideRiskTiers = ['none', 'low', 'moderate', 'unfinished', 'high'] as const
export type SuicideRiskTier = (typeof suicideRiskTiers)[number]

/** What a tier asks of the people in the clinic. */
export interface SuicideRiskTierRule {
  tier: SuicideRiskTier
  label: string
  /** One sentence for the top of a screen. */
  response: string
  whatToDo: string[]
  reviewBy: 'nobody' | 'this-visit' | 'same-day' | 'now'
  startsUrgentPathway: boolean
  somebodyStays: boolean
  /** The patient does not leave before a clinician has lifted this. */
  holdsDischarge: boolean
  source: Source
}

const columbia: Source = {
  citation: 'Columbia Lighthouse Project: C-SSRS screener, triage guidelines',
  url: 'https://cssrs.columbia.edu',
  evidence: 'verified',
}

/** The tiers are Columbia's; what a clinic does on the two lower ones is field practice. */
const practice: Source = {
  ...columbia,
  citation: `${columbia.citation}; response by field practice`,
  evidence: 'unverified',
}

/** Passive ideation is common in treatment-resistant depression: the low tier is looked at, without an alert. */
export const suicideRiskTierRules: Readonly<Record<SuicideRiskTier, SuicideRiskTierRule>> = {
  none: {
    tier: 'none',
    label: 'No suicidal thoughts or behaviour reported',
    response: 'Nothing further on this screen.',
    whatToDo: [],
    reviewBy: 'nobody',
    startsUrgentPathway: false,
    somebodyStays: false,
    holdsDischarge: false,
    source: columbia,
  },
  low: {
    tier: 'low',
    label: 'Low tier',
    response: 'Review at this visit.',
    whatToDo: [
      'Talk about it at this visit and record what was said.',
      'Look at the safety plan together; make one if there is none.',
    ],
    reviewBy: 'this-visit',
    startsUrgentPathway: false,
    somebodyStays: false,
    holdsDischarge: false,
    source: practice,
  },
  moderate: {
    tier: 'moderate',
    label: 'Moderate tier',
    response: 'A prescriber sees the patient today.',
    whatToDo: [
      'Tell the prescriber now; the patient is seen the same day.',
      'Ask about means and access to them.',
      'Go through the safety plan before the patient leaves.',
    ],
    reviewBy: 'same-day',
    startsUrgentPathway: true,
    somebodyStays: false,
    holdsDischarge: false,
    source: practice,
  },
  unfinished: {
    tier: 'unfinished',
    label: 'Screen unfinished',
    response: 'Review now: an open question is not a no.',
    whatToDo: [
      'Go back to the patient and ask the open questions now.',
      'If the patient will not answer, ask a prescriber to see them.',
    ],
    reviewBy: 'now',
    startsUrgentPathway: false,
    somebodyStays: false,
    holdsDischarge: true,
    source: { citation: 'An unanswered question about suicide is not a no', evidence: 'local' },
  },
  high: {
    tier: 'high',
    label: 'High tier',
    response: 'Act now: stay with the patient, no discharge.',
    whatToDo: [
      'Somebody stays with the patient without a break.',
      'Call the prescriber to the patient now.',
      'Keep means of self-harm away.',
      'No discharge until a clinician has assessed the patient and a safety plan is in place.',
    ],
    reviewBy: 'now',
    startsUrgentPathway: true,
    somebodyStays: true,
    holdsDischarge: true,
    source: columbia,
  },
}

/** How fast the clinic answers, in minutes. Nothing is published: each clinic's medical lead approves or changes them. */
export interface UrgentPathwayTimes {
  /** Until somebody has taken it. */
  acknowledgeMinutes: number
  /** From one step of the escalation to the next. */
  escalateEveryMinutes: number
  /** Until the patient was assessed; `end-of-day` is the end of the clinic's day. */
  assess: number | 'end-of-day'
}

export interface EscalationStep {
  id: 'responsible-prescriber' | 'any-prescriber' | 'all-clinical-members'
  label: string
}

/** Defaults: replaced by what the clinic's medical lead approves. */
export const defaultUrgentPathwaySettings: {
  times: Readonly<Record<'moderate' | 'high', UrgentPathwayTimes>>
  /** Who is told, in this order; the last is told again and again until somebody answers. */
  escalation: readonly EscalationStep[]
  source: Source
  status: SignOff
} = {
  times: {
    moderate: { acknowledgeMinutes: 60, escalateEveryMinutes: 30, assess: 'end-of-day' },
    high: { acknowledgeMinutes: 5, escalateEveryMinutes: 5, assess: 15 },
  },
  escalation: [
    { id: 'responsible-prescriber', label: 'The prescriber of this patient' },
    { id: 'any-prescriber', label: 'Every prescriber of the clinic' },
    { id: 'all-clinical-members', label: 'Everybody who treats patients in the clinic' },
  ],
  source: { citation: 'No published response times for an outpatient clinic', evidence: 'local' },
  status: 'needs-clinical-sign-off',
}
