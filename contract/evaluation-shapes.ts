import { z } from 'zod'
import type { CriterionOutcome, Evaluation, Explanation, InterviewQuestion } from '../clinical/eligibility/index.ts'
import type { EpisodePicture, Resistance } from '../clinical/resistance/index.ts'
import { treatment } from './consents.ts'
import { id, threeValued } from './shapes.ts'

/** An evaluation as `clinical/eligibility` gives it, field by field. */

export const standardId = z.enum(['athf-sf', 'mgh-atrq', 'delphi-2022'])
/** A published one, or `clinic`: the clinic's own. */
export const standardChoice = z.enum([...standardId.options, 'clinic'])
export const determinationOutcome = z.enum(['eligible', 'eligible-with-cautions', 'needs-information', 'not-eligible'])

const signOff = z.literal('needs-clinical-sign-off')
/** Where a clinician can look it up, and what it says. */
const evidence = z.object({ reference: z.string(), text: z.string() })
const override = z.object({ reason: z.string(), by: z.string() })

export const criterionOutcome = z.object({
  id: z.string(),
  version: z.number().int(),
  title: z.string(),
  statement: z.string(),
  kind: z.enum(['inclusion', 'exclusion', 'caution', 'interaction', 'work-up']),
  /** `met`: the statement is true of the patient. */
  status: z.enum(['met', 'not-met', 'unknown']),
  output: z.enum(['block', 'hold', 'caution', 'info']),
  need: z.enum(['must-ask', 'absent-after-review', 'advisory']),
  /** False where it cannot concern this patient, or is not indicated. */
  relevant: z.boolean(),
  standing: z.enum(['blocks', 'missing', 'caution', 'open', 'clear']),
  finding: z.string(),
  evidence: z.array(evidence),
  source: z.string(),
  evidenceMark: z.enum(['verified', 'unverified', 'local']),
  signOff: signOff.optional(),
  /** What would change it. */
  action: z.string(),
  /** Link ids of the questions that would settle it. */
  questions: z.array(z.string()),
  secondSignature: z.boolean(),
  final: z.boolean(),
  alternatives: z.custom<NonNullable<CriterionOutcome['alternatives']>>().optional(),
  overridden: override.extend({ secondBy: z.string().optional() }).optional(),
  awaitsSecondSignature: override.optional(),
}) satisfies z.ZodType<CriterionOutcome>

export const interviewQuestion = z.object({
  linkId: z.string(),
  criterionId: z.string(),
  /** Heading under which it is asked. */
  group: z.string(),
  title: z.string(),
  text: z.string(),
  help: z.string(),
  answerType: z.enum(['yes-no', 'choice', 'date', 'measurement', 'assessment']),
  choices: z.array(z.object({ value: z.string(), label: z.string() })),
  measurements: z.custom<NonNullable<InterviewQuestion['measurements']>>().optional(),
  instruments: z.array(z.string()).optional(),
  current: z
    .object({
      answer: threeValued,
      detail: z.string().optional(),
      on: z.string().optional(),
      by: z.string().optional(),
      expires: z.string().optional(),
      reference: z.string(),
    })
    .nullable(),
  /** Could an answer still settle something? */
  open: z.boolean(),
  /** Does the determination wait for it? */
  holds: z.boolean(),
}) satisfies z.ZodType<InterviewQuestion>

const source = z.object({
  citation: z.string(),
  url: z.string().optional(),
  evidence: z.enum(['verified', 'unverified', 'local']),
})

/** As in the record (`clinical/record`): proposed ones have an id that begins with `proposed:`. */
export const trialFact = z.object({
  id: z.string(),
  reference: z.string(),
  kind: z.literal('trial'),
  medication: z.string(),
  role: z.enum(['antidepressant', 'augmentation']),
  highestDoseMgPerDay: z.number().optional(),
  start: z.string().optional(),
  stop: z.string().optional(),
  /** Weeks at or above the minimum dose, where somebody knows them. */
  weeksAtMinimumDose: z.number().optional(),
  /** What was taken to its limit before it was given up. */
  optimised: z.enum(['dose', 'duration', 'both', 'neither']).optional(),
  outcome: z.enum([
    'no-response',
    'partial-response',
    'response',
    'lost-response',
    'intolerance',
    'ongoing',
    'unknown',
  ]),
  adherence: z.enum(['adherent', 'not-adherent', 'unknown']),
  derivedFrom: z.array(z.string()),
})

export const assessedTrial = z.object({
  trial: trialFact,
  origin: z.enum(['attested', 'proposed']),
  /** Name of the medicine, as shown. */
  medication: z.string(),
  adequate: threeValued,
  failed: threeValued,
  daysAtDose: z.object({ min: z.number(), max: z.number() }).optional(),
  /** Stretches at or above the minimum dose for certain, within the episode. */
  atDose: z.array(z.object({ from: z.string(), to: z.string() })),
  /** Where prescriptions tell the doses apart. */
  doses: z
    .array(z.object({ from: z.string(), to: z.string(), mgPerDay: z.number().optional(), atMinimum: threeValued }))
    .optional(),
  /** Other antidepressants beside which it was a combination. */
  combinedWith: z.array(z.string()),
  reasons: z.array(z.string()),
  /** Link ids of the interview’s questions about this trial. */
  questions: z.object({ outcome: z.string(), adherence: z.string() }),
})

const dimension = z.enum([
  'episode-duration',
  'symptom-severity',
  'failed-antidepressants',
  'augmentation',
  'electroconvulsive-therapy',
])

/** Two further stagings, at least and at most: what is not known widens them. */
export const thaseRush = z.object({
  stage: z.object({ min: z.number().int(), max: z.number().int() }),
  facts: z.array(evidence),
  missing: z.array(z.string()),
})
export const mghStaging = z.object({
  /** `max` null: nothing bounds it while trials may be missing. */
  score: z.object({ min: z.number(), max: z.number().nullable() }),
  facts: z.array(evidence),
  missing: z.array(z.string()),
})

/** What stands around the trials in their picture. */
export const episodePicture = z.object({
  score: z
    .object({
      instrument: z.string(),
      shortTitle: z.string(),
      most: z.number(),
      points: z.array(z.object({ on: z.string(), total: z.number() })),
    })
    .optional(),
  otherTreatments: z.array(
    z.object({
      kind: z.enum(['electroconvulsive-therapy', 'transcranial-magnetic-stimulation', 'psychotherapy']),
      text: z.string(),
      reference: z.string(),
      start: z.string().optional(),
      stop: z.string().optional(),
    }),
  ),
}) satisfies z.ZodType<EpisodePicture>

export const resistance = z.object({
  standard: z.object({
    id: standardChoice,
    name: z.string(),
    minimumWeeks: z.number(),
    durationSource: source,
    failed: z.record(trialFact.shape.outcome, threeValued),
    failureRule: z.string(),
    failureSource: source,
    augmentationWeeks: z.number(),
    augmentationSource: source,
    doses: z.enum(['usual-range', 'stricter']).optional(),
    minimumDoseMgPerDay: z.record(z.string(), z.number()).optional(),
  }),
  episode: z.object({ start: z.string(), evidence }).optional(),
  severity: z.object({
    level: z.enum(['subsyndromal', 'mild', 'moderate', 'severe']).optional(),
    psychotic: threeValued,
    evidence: z.array(evidence),
  }),
  trials: z.array(assessedTrial),
  adequateFailedTrials: z.object({ definite: z.number().int(), possible: z.number().int() }),
  historyComplete: threeValued,
  historyEvidence: evidence.optional(),
  maudsley: z.object({
    score: z.number().nullable(),
    severity: z.enum(['mild', 'moderate', 'severe']).nullable(),
    missing: z.array(dimension),
    points: z.partialRecord(dimension, z.number()),
    range: z.object({ min: z.number(), max: z.number() }).nullable(),
    facts: z.array(evidence),
  }),
  electroconvulsiveTherapy: z.object({
    used: threeValued,
    failed: threeValued,
    bilateralFailed: threeValued,
    evidence: z.array(evidence),
  }),
  thaseRush,
  mgh: mghStaging,
}) satisfies z.ZodType<Resistance>

export const evaluationResult = z.object({
  asOf: z.string(),
  treatment,
  ruleset: z.object({ id: z.string(), version: z.string() }),
  determination: determinationOutcome,
  /** One sentence for a screen. */
  sentence: z.string(),
  criteria: z.array(criterionOutcome),
  /** Those that are open, in the order of asking. */
  questions: z.array(interviewQuestion),
  missingCount: z.number().int(),
  resistance,
  /** What to consider instead; empty unless not eligible. */
  alternatives: z.array(
    z.object({
      key: z.custom<Evaluation['alternatives'][number]['key']>(),
      reason: z.string(),
      options: z.array(z.string()),
    }),
  ),
  reScreen: z
    .object({
      on: z.string().optional(),
      reasons: z.array(
        z.object({
          criterionId: z.string(),
          title: z.string(),
          on: z.string().optional(),
          why: z.string(),
          signOff: signOff.optional(),
        }),
      ),
    })
    .optional(),
  signOffs: z.array(z.object({ criterionId: z.string(), signOff })),
}) satisfies z.ZodType<Evaluation>

/** The smallest sets of facts that would change a determination. */
export const explanation = z.object({
  determination: determinationOutcome,
  sets: z.array(
    z.object({
      changes: z.array(
        z.discriminatedUnion('kind', [
          z.object({ kind: z.literal('without-fact'), reference: z.string(), text: z.string() }),
          z.object({
            kind: z.literal('answered'),
            linkId: z.string(),
            title: z.string(),
            answer: z.enum(['yes', 'no']),
          }),
        ]),
      ),
      becomes: determinationOutcome,
    }),
  ),
  found: z.number().int(),
  exact: z.boolean(),
  sentence: z.string(),
}) satisfies z.ZodType<Explanation>

/** As stored. Not checked again on the way out: a determination that was once made must always be readable. */
export const storedEvaluation = z.custom<Evaluation>()

export const ofPatient = z.object({ patientId: id })
