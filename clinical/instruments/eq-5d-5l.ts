import type { Source } from '../quantity/source.ts'
import { numberOptions } from './answer-options.ts'
import type { Instrument, Item } from './instrument.ts'

const herdman: Source = {
  citation: 'Herdman M et al. The new five-level version of EQ-5D (EQ-5D-5L). Qual Life Res 2011;20:1727-1736',
  url: 'https://doi.org/10.1007/s11136-011-9903-x',
  evidence: 'unverified',
}

const item = (linkId: string, label: string): Item => ({ linkId, label, min: 1, max: 5, options: numberOptions(1, 5) })

/**
 * EQ-5D-5L: five dimensions, each 1 (no problem) to 5, and a mark on a line from 0 to 100. The result is the profile
 * (`21231`) and the mark. An index needs the value set of a country, which is licensed and is not here: there is no total.
 */
export const eq5d5l: Instrument = {
  id: 'eq-5d-5l',
  version: '1',
  title: 'EQ-5D, five levels',
  shortTitle: 'EQ-5D-5L',
  source: herdman,
  licence: {
    text: 'labels-only',
    holder: 'EuroQol Research Foundation',
    terms: 'Register with EuroQol before use, also where it is free. Enter the levels from your own copy.',
    source: {
      citation: 'PMC6933437: no charge for non-commercial, non-research use; registration is required',
      evidence: 'verified',
    },
  },
  recallPeriod: 'today',
  administeredBy: ['patient'],
  direction: 'higher-is-worse',
  prompt: 'Enter the level of each dimension, 1 for no problem to 5, and the mark on the line.',
  items: [
    item('mobility', '1 Mobility'),
    item('self-care', '2 Self-care'),
    item('activities', '3 Usual activities'),
    item('pain', '4 Pain or discomfort'),
    item('anxiety', '5 Anxiety or depression'),
    {
      linkId: 'vas',
      label: 'Mark on the line, 0 worst to 100 best health',
      min: 0,
      max: 100,
      options: [],
      measured: { unit: 'of 100', decimals: 0 },
    },
  ],
  unscoredItems: [],
  scoring: { kind: 'profile', dimensions: ['mobility', 'self-care', 'activities', 'pain', 'anxiety'] },
  subscales: [{ id: 'vas', label: 'Mark on the line', items: ['vas'], source: herdman }],
  bands: [],
  missingItems: 'The profile needs all five dimensions. There is no total.',
  flags: [],
  cutoffs: [],
  remission: [],
  loinc: {},
}
