import { type Covariates, individualOf, type Parameters, type RandomEffects } from './model.ts'
import { ours, perezRuixo2021 } from './sources.ts'
import { type Person, systemOf } from './system.ts'

export type EsketamineParameter =
  | 'nasalFraction'
  | 'nasalAbsorption'
  | 'swallowing'
  | 'swallowedAbsorption'
  | 'drinking'
  | 'oralAbsorption'
  | 'gutFraction'
  | 'centralVolume'
  | 'firstFlow'
  | 'firstVolume'
  | 'secondFlow'
  | 'secondVolume'
  | 'liverFlow'
  | 'liverVolume'
  | 'otherElimination'
  | 'metabolism'
  | 'metaboliteVolume'
  | 'metaboliteClearance'
  | 'metaboliteFlow'
  | 'metabolitePeripheralVolume'

const source = perezRuixo2021

/** Halves what the liver takes out, so that exposure doubles and the peak rises by 5 %, as after 28 mg in Child-Pugh B. */
const childPughB = {
  factor: 0.27,
  source: ours(
    'Calibrated by us on the exposure of Child-Pugh B at 28 mg (area about doubled, peak about 8 % higher); not validated',
  ),
  status: 'needs-clinical-sign-off',
} as const

/**
 * Esketamine from the nose or by mouth, through a liver compartment, and noresketamine (apparent volumes). Amounts in mg,
 * time in h, volumes in L. The variance of `metabolism` is blank in the paper, so that nothing varies there.
 *
 * @see Perez-Ruixo 2021, Clin Pharmacokinet 60:501-516, table 3; the depot as it conserves mass
 */
const parameters: Parameters<EsketamineParameter> = {
  nasalFraction: {
    label: 'Absorbed in the nose, of the first device',
    value: 0.54,
    unit: 'fraction',
    logitVariance: 0.708 ** 2,
    japanese: { factor: 1.34, source },
    source,
  },
  nasalAbsorption: { label: 'Absorption in the nose', value: 2.93, unit: '/h', logVariance: 0.319, source },
  swallowing: { label: 'Time over which the swallowed part arrives', value: 0.53, unit: 'h', source },
  swallowedAbsorption: {
    label: 'Absorption of the swallowed part',
    value: 1.45,
    unit: '/h',
    logVariance: 1.009,
    source,
  },
  drinking: { label: 'Time over which a solution arrives', value: 0.32, unit: 'h', source },
  oralAbsorption: { label: 'Absorption of a solution', value: 0.97, unit: '/h', logVariance: 1.009, source },
  gutFraction: { label: 'Passes the wall of the gut', value: 0.64, unit: 'fraction', source },
  centralVolume: { label: 'Central volume', value: 192, unit: 'L', logVariance: 0.073, source },
  firstFlow: { label: 'Flow to the first peripheral compartment', value: 84.3, unit: 'L/h', source },
  firstVolume: { label: 'First peripheral compartment', value: 143, unit: 'L', logVariance: 0.218, source },
  secondFlow: { label: 'Flow to the second peripheral compartment', value: 37.6, unit: 'L/h', source },
  secondVolume: { label: 'Second peripheral compartment', value: 417, unit: 'L', source },
  liverFlow: {
    label: 'Flow through the liver',
    value: 151,
    unit: 'L/h',
    perYearOver60: -2.19,
    logVariance: 0.0524,
    source,
  },
  liverVolume: { label: 'Liver', value: 101, unit: 'L', logVariance: 0.113, source },
  otherElimination: {
    label: 'Elimination other than to noresketamine',
    value: 1.11,
    unit: '/h',
    logVariance: 0.892,
    asian: { factor: 0.36, source },
    childPughB,
    source,
  },
  metabolism: { label: 'Elimination to noresketamine', value: 2.77, unit: '/h', childPughB, source },
  metaboliteVolume: {
    label: 'Central volume of noresketamine',
    value: 70,
    unit: 'L',
    logVariance: 0.0955,
    source,
  },
  metaboliteClearance: {
    label: 'Clearance of noresketamine',
    value: 38,
    unit: 'L/h',
    logVariance: 0.0625,
    asian: { factor: 0.81, source },
    source,
  },
  metaboliteFlow: { label: 'Flow of noresketamine', value: 26.1, unit: 'L/h', source },
  metabolitePeripheralVolume: { label: 'Peripheral compartment of noresketamine', value: 115, unit: 'L', source },
}

export const esketamineNasalOral = {
  id: 'esketamine-nasal-oral',
  version: '1',
  title: 'Nasal and oral esketamine (model B)',
  metabolite: 'noresketamine',
  parameters,
  covariances: [],
  device: { label: 'A device, and the minutes between two as they were simulated', mg: 28, minutesApart: 5, source },
  /** Of what the first device had absorbed in the nose. */
  laterDevices: { label: 'Absorbed in the nose, of every later device', factor: 0.62, source },
} as const

/** Doors of a nasal person. */
export const nasalDoors = { first: 0, firstSwallowed: 1, later: 2, laterSwallowed: 3 } as const

/** The only door of a person who drinks it. */
export const oralDoor = 0

const central = 0
const liver = 3
const metabolite = 4

type Way = 'intranasal' | 'oral'

/** A person after esketamine into the nose, or as a solution by mouth. */
export function esketaminePerson(way: Way, covariates: Covariates, effects?: RandomEffects): Person {
  const p = individualOf(parameters, covariates, effects)
  const nose = 6
  const gut = way === 'oral' ? 6 : 7
  const absorption = way === 'oral' ? p.oralAbsorption : p.swallowedAbsorption
  const system = systemOf({
    size: way === 'oral' ? 7 : 8,
    blocks:
      way === 'oral' ? [[gut], [0, 1, 2, liver], [metabolite, 5]] : [[nose], [gut], [0, 1, 2, liver], [metabolite, 5]],
    flows: [
      [central, 1, p.firstFlow / p.centralVolume],
      [1, central, p.firstFlow / p.firstVolume],
      [central, 2, p.secondFlow / p.centralVolume],
      [2, central, p.secondFlow / p.secondVolume],
      [central, liver, p.liverFlow / p.centralVolume],
      [liver, central, p.liverFlow / p.liverVolume],
      [liver, null, p.otherElimination],
      [liver, metabolite, p.metabolism],
      [metabolite, null, p.metaboliteClearance / p.metaboliteVolume],
      [metabolite, 5, p.metaboliteFlow / p.metaboliteVolume],
      [5, metabolite, p.metaboliteFlow / p.metabolitePeripheralVolume],
      [gut, liver, absorption],
      ...(way === 'oral' ? [] : [[nose, central, p.nasalAbsorption] as const]),
    ],
    parent: { compartment: central, volumeL: p.centralVolume },
    metabolite: { compartment: metabolite, volumeL: p.metaboliteVolume },
  })
  if (way === 'oral') return [{ system, doors: [{ compartment: gut, share: p.gutFraction }] }]
  const later = p.nasalFraction * esketamineNasalOral.laterDevices.factor
  return [
    {
      system,
      doors: [
        { compartment: nose, share: p.nasalFraction },
        { compartment: gut, share: (1 - p.nasalFraction) * p.gutFraction },
        { compartment: nose, share: later },
        { compartment: gut, share: (1 - later) * p.gutFraction },
      ],
    },
  ]
}
