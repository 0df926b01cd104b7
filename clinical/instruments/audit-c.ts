import type { Source } from '../quantity/source.ts'
import type { Instrument, Item } from './instrument.ts'

const bush: Source = {
  citation: 'Bush K et al. The AUDIT alcohol consumption questions (AUDIT-C). Arch Intern Med 1998;158:1789-1795',
  url: 'https://doi.org/10.1001/archinte.158.16.1789',
  evidence: 'unverified',
}

const cutoffSource: Source = {
  citation: 'US Department of Veterans Affairs, AUDIT-C: positive from 4 (men) and from 3 (women)',
  url: 'https://hepatitis.va.gov/alcohol/treatment/audit-c.asp',
  evidence: 'verified',
}

const item = (
  linkId: string,
  loinc: string,
  label: string,
  text: string,
  answers: [label: string, loinc: string][],
): Item => ({
  linkId,
  label,
  text,
  min: 0,
  max: 4,
  options: answers.map(([each, code], value) => ({ value, label: each, loinc: code })),
  loinc,
})

/** AUDIT-C: three questions on drinking, each 0-4, total 0-12. The cut-off differs by sex: 4 for men, 3 for women. */
export const auditC: Instrument = {
  id: 'audit-c',
  version: '1',
  title: 'Alcohol Use Disorders Identification Test, consumption',
  shortTitle: 'AUDIT-C',
  source: bush,
  licence: {
    text: 'shippable',
    holder: 'none',
    terms: 'Free to use.',
    source: { citation: 'Published by WHO and the US Department of Veterans Affairs', evidence: 'unverified' },
  },
  recallPeriod: 'the past year',
  administeredBy: ['patient', 'trained-staff', 'clinician'],
  direction: 'higher-is-worse',
  prompt: 'About alcohol in the past year. Who does not drink answers the first of each.',
  items: [
    item('frequency', '68518-0', 'How often', 'How often do you have a drink containing alcohol?', [
      ['Never', 'LA6270-8'],
      ['Monthly or less', 'LA18926-8'],
      ['2-4 times a month', 'LA18927-6'],
      ['2-3 times a week', 'LA18928-4'],
      ['4 or more times a week', 'LA18929-2'],
    ]),
    item(
      'amount',
      '68519-8',
      'How much',
      'How many drinks containing alcohol do you have on a typical day when you are drinking?',
      [
        ['1 or 2', 'LA15694-5'],
        ['3 or 4', 'LA15695-2'],
        ['5 or 6', 'LA18930-0'],
        ['7 to 9', 'LA18931-8'],
        ['10 or more', 'LA18932-6'],
      ],
    ),
    item('six-or-more', '68520-6', 'Six or more', 'How often do you have six or more drinks on one occasion?', [
      ['Never', 'LA6270-8'],
      ['Less than monthly', 'LA18933-4'],
      ['Monthly', 'LA18876-5'],
      ['Weekly', 'LA18891-4'],
      ['Daily or almost daily', 'LA18934-2'],
    ]),
  ],
  unscoredItems: [],
  scoring: { kind: 'sum', factor: 1 },
  subscales: [],
  bands: [
    { id: 'below-cut-off', label: 'below the cut-off', from: 0 },
    { id: 'positive-women', label: 'positive for women', from: 3 },
    { id: 'positive', label: 'positive', from: 4 },
  ],
  bandSource: cutoffSource,
  missingItems: 'All three answers are needed for a total; missing answers are not filled in.',
  flags: [],
  cutoffs: [
    { id: 'audit-c-at-least-3', label: 'AUDIT-C ≥ 3 (women): look further', atLeast: 3, source: cutoffSource },
    { id: 'audit-c-at-least-4', label: 'AUDIT-C ≥ 4 (men): look further', atLeast: 4, source: cutoffSource },
  ],
  remission: [],
  loinc: { panel: '72109-2', total: '75626-2' },
}
