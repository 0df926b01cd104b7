import type { Source } from '../quantity/source.ts'

/** Sources that several instruments share. */

export const turkozMeaningfulChange: Source = {
  citation:
    'Turkoz I et al. Clinically meaningful changes on depressive symptom measures in treatment-resistant depression. Acta Psychiatr Scand 2021;143:253-263',
  url: 'https://doi.org/10.1111/acps.13260',
  evidence: 'verified',
}

/** Response as every trial of the esketamine programme and ELEKT-D defines it. */
export const halfFromBaseline: Source = {
  citation:
    'Anand A et al. (ELEKT-D): response is a fall of at least half from baseline. N Engl J Med 2023;388:2315-2325',
  url: 'https://pubmed.ncbi.nlm.nih.gov/37224232',
  evidence: 'verified',
}

export const pfizerNotice: Source = {
  citation: 'Notice on the PHQ and GAD forms, Pfizer Inc.',
  url: 'https://www.phqscreeners.com',
  evidence: 'verified',
}
