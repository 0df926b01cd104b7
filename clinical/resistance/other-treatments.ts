import type { Source } from '../quantity/source.ts'
import type { OtherTreatment } from './episode-picture.ts'

/** What is tried for a depression and is no medicine: why it is drawn, and not called adequate or failed. */
export interface OtherTreatmentRule {
  id: OtherTreatment['kind']
  label: string
  /** Of one that a record or a person tells of. */
  text: string
  source: Source
}

const supplement: Source = {
  citation:
    'ATHF-SF2 (J Psychiatr Res 2024;176:325-337) has entries of their own for brain stimulation and psychotherapy; how many sessions it asks for stands in a supplement that could not be read',
  url: 'https://doi.org/10.1016/j.jpsychires.2024.05.046',
  evidence: 'unverified',
}

export const otherTreatmentRules: readonly OtherTreatmentRule[] = [
  {
    id: 'electroconvulsive-therapy',
    label: 'Electroconvulsive therapy',
    text: 'Not judged for adequacy: the number of treatments that makes it adequate could not be read in its source. What it did is asked in the interview, and counts for the stagings.',
    source: supplement,
  },
  {
    id: 'transcranial-magnetic-stimulation',
    label: 'Transcranial magnetic stimulation',
    text: 'Not judged for adequacy: the number of sessions that makes it adequate could not be read in its source. It counts for no staging.',
    source: supplement,
  },
  {
    id: 'psychotherapy',
    label: 'Psychotherapy',
    text: 'Not judged for adequacy: the number of sessions that makes it adequate could not be read in its source. It is no failed antidepressant, and its failure is not asked for.',
    source: supplement,
  },
]
