import { type Covariates, individualsOf, type Parameters, type RandomEffects } from './model.ts'
import { ours, perezRuixo2021 } from './sources.ts'
import { flow, type Person } from './system.ts'

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

/** Compartments: central and two peripheral ones, liver, noresketamine and its peripheral one, and where a dose waits. */
const [central, first, second, liver, metabolite, metabolitePeripheral] = [0, 1, 2, 3, 4, 5] as const
const body = [
  [central, first, second, liver],
  [metabolite, metabolitePeripheral],
] as const
const drunk = 6
const oralBlocks = [[drunk], ...body] as const
const [nose, swallowed] = [6, 7] as const
const nasalBlocks = [[nose], [swallowed], ...body] as const

/** People after esketamine into the nose, or as a solution by mouth. */
export function esketaminePeople(
  way: 'intranasal' | 'oral',
  covariates: Covariates,
): (effects?: RandomEffects) => Person {
  const individual = individualsOf(parameters, covariates)
  return (effects) => {
    const p = individual(effects)
    const size = way === 'oral' ? 7 : 8
    const matrix = new Float64Array(size * size)
    flow(matrix, size, central, first, p.firstFlow / p.centralVolume)
    flow(matrix, size, first, central, p.firstFlow / p.firstVolume)
    flow(matrix, size, central, second, p.secondFlow / p.centralVolume)
    flow(matrix, size, second, central, p.secondFlow / p.secondVolume)
    flow(matrix, size, central, liver, p.liverFlow / p.centralVolume)
    flow(matrix, size, liver, central, p.liverFlow / p.liverVolume)
    flow(matrix, size, liver, null, p.otherElimination)
    flow(matrix, size, liver, metabolite, p.metabolism)
    flow(matrix, size, metabolite, null, p.metaboliteClearance / p.metaboliteVolume)
    flow(matrix, size, metabolite, metabolitePeripheral, p.metaboliteFlow / p.metaboliteVolume)
    flow(matrix, size, metabolitePeripheral, metabolite, p.metaboliteFlow / p.metabolitePeripheralVolume)
    const readings = {
      parent: { compartment: central, volumeL: p.centralVolume },
      metabolite: { compartment: metabolite, volumeL: p.metaboliteVolume },
    }
    if (way === 'oral') {
      flow(matrix, size, drunk, liver, p.oralAbsorption)
      const doors = [{ compartment: drunk, share: p.gutFraction }]
      return [{ system: { size, blocks: oralBlocks, matrix, ...readings }, doors }]
    }
    flow(matrix, size, nose, central, p.nasalAbsorption)
    flow(matrix, size, swallowed, liver, p.swallowedAbsorption)
    const later = p.nasalFraction * esketamineNasalOral.laterDevices.factor
    const doors = [
      { compartment: nose, share: p.nasalFraction },
      { compartment: swallowed, share: (1 - p.nasalFraction) * p.gutFraction },
      { compartment: nose, share: later },
      { compartment: swallowed, share: (1 - later) * p.gutFraction },
    ]
    return [{ system: { size, blocks: nasalBlocks, matrix, ...readings }, doors }]
  }
}
