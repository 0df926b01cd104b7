import type { Source } from '../quantity/source.ts'
import { yesNoOptions } from './answer-options.ts'
import type { FlagRule, Instrument, Item } from './instrument.ts'

const ours: Source = {
  citation: 'Evenkeel’s own: no published screen of four questions was found; the label asks to watch for cystitis',
  evidence: 'local',
}

const questions = [
  ['frequency', 'Frequency', 'Do you have to pass urine more often than before?'],
  ['urgency', 'Urgency', 'Do you have a sudden need to pass urine that is hard to hold back?'],
  ['pain', 'Pain', 'Do you have pain in the bladder or when you pass urine?'],
  ['blood', 'Blood', 'Have you seen blood in your urine?'],
] as const

const item = (linkId: string, label: string, text: string): Item => ({
  linkId,
  label,
  text,
  min: 0,
  max: 1,
  options: yesNoOptions(),
})

const lookedAt = (linkId: string, label: string): FlagRule => ({
  id: `urinary-${linkId}`,
  linkId,
  atLeast: 1,
  meaning: `${label}: consider a urine test, and urology if it stays or comes again.`,
  source: ours,
  status: 'needs-clinical-sign-off',
})

/**
 * Four questions on the lower urinary tract, for every session: ketamine can inflame the bladder. Ours, not validated.
 * The BPIC-SS, which is, has an unclear licence, and its cut-off could not be read.
 */
export const lutsScreen: Instrument = {
  id: 'luts-screen',
  version: '1',
  title: 'Lower-urinary-tract screen, four questions',
  shortTitle: 'LUTS screen',
  source: ours,
  status: 'needs-clinical-sign-off',
  licence: { text: 'shippable', holder: 'Evenkeel', terms: 'Under the licence of Evenkeel.', source: ours },
  recallPeriod: 'since the last visit',
  administeredBy: ['patient', 'trained-staff', 'clinician'],
  direction: 'higher-is-worse',
  prompt: 'Ask, or let the patient answer.',
  items: questions.map(([linkId, label, text]) => item(linkId, label, text)),
  unscoredItems: [],
  scoring: { kind: 'sum', factor: 1 },
  subscales: [],
  bands: [],
  missingItems: 'All four answers are needed for a total; an unanswered question is not a no.',
  flags: questions.map(([linkId, label]) => lookedAt(linkId, label)),
  cutoffs: [],
  remission: [],
  loinc: {},
}
