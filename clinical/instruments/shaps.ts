import type { Source } from '../quantity/source.ts'
import type { Instrument, Item } from './instrument.ts'

const snaith: Source = {
  citation: 'Snaith RP et al. A scale for the assessment of hedonic tone. Br J Psychiatry 1995;167:99-103',
  url: 'https://doi.org/10.1192/bjp.167.1.99',
  evidence: 'unverified',
}

const nida: Source = {
  citation: 'NIDA Data Share: Snaith-Hamilton Pleasure Scale (either disagree counts 1; up to 2 normal, 3 or more not)',
  url: 'https://datashare.nida.nih.gov/instrument/snaith-hamilton-pleasure-scale',
  evidence: 'verified',
}

const item = (linkId: string, label: string): Item => ({
  linkId,
  label,
  min: 0,
  max: 1,
  options: [
    { value: 0, label: 'Agrees' },
    { value: 1, label: 'Disagrees' },
  ],
})

/**
 * SHAPS: fourteen pleasures; either way of disagreeing counts 1, total 0-14. On the form the agreeing answers do not
 * always stand on the same side, so agree or disagree is entered, never a column.
 */
export const shaps: Instrument = {
  id: 'shaps',
  version: '1',
  title: 'Snaith-Hamilton Pleasure Scale',
  shortTitle: 'SHAPS',
  source: snaith,
  licence: {
    text: 'labels-only',
    holder: 'R. P. Snaith and co-authors',
    terms: 'Ask for the form. Enter the answers from your own copy.',
    source: snaith,
  },
  recallPeriod: 'the last few days',
  administeredBy: ['patient'],
  direction: 'higher-is-worse',
  prompt: 'Enter for each statement of the published form whether the patient agrees or disagrees, however strongly.',
  items: [
    item('programme', '1 Favourite programme'),
    item('family', '2 Family or close friends'),
    item('hobbies', '3 Hobbies'),
    item('meal', '4 Favourite meal'),
    item('bath', '5 Warm bath or shower'),
    item('scents', '6 Scents and smells'),
    item('smiles', '7 Smiling faces'),
    item('appearance', '8 Own appearance'),
    item('reading', '9 Reading'),
    item('drink', '10 Favourite drink'),
    item('small-things', '11 Small things'),
    item('landscape', '12 Landscape or view'),
    item('helping', '13 Helping others'),
    item('praise', '14 Praise'),
  ],
  unscoredItems: [],
  scoring: { kind: 'sum', factor: 1 },
  subscales: [],
  bands: [
    { id: 'normal', label: 'normal', from: 0 },
    { id: 'abnormal', label: 'pleasure is lessened', from: 3 },
  ],
  bandSource: nida,
  missingItems: 'All fourteen answers are needed for a total; missing answers are not filled in.',
  flags: [],
  cutoffs: [{ id: 'shaps-at-least-3', label: 'SHAPS ≥ 3: pleasure is lessened', atLeast: 3, source: nida }],
  remission: [],
  loinc: {},
}
