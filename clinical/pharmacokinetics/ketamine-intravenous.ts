import {
  type Covariance,
  type Covariates,
  type Individual,
  individualsOf,
  type Parameters,
  type RandomEffects,
} from './model.ts'
import { fanta2015, henthorn2018, otto2021, ours } from './sources.ts'
import { flow, type Person, type System } from './system.ts'

export type KetamineParameter =
  | 'clearance'
  | 'centralVolume'
  | 'slowFlow'
  | 'slowVolume'
  | 'fastFlow'
  | 'fastVolume'
  | 'metaboliteClearance'
  | 'metaboliteVolume'
  | 'metaboliteFlow'
  | 'metabolitePeripheralVolume'

/**
 * Esketamine and norketamine after an infusion: three compartments and two. Amounts in mg (the metabolite in mg of
 * ketamine), time in h, volumes in L. The peripheral compartments do not grow with weight, as the models were run.
 *
 * @see Fanta 2015 (ketamine), Otto 2021 (norketamine), Eur J Clin Pharmacol
 */
const parameters: Parameters<KetamineParameter> = {
  clearance: {
    label: 'Clearance of esketamine',
    value: 95.2,
    unit: 'L/h',
    weightExponent: 0.75,
    logVariance: 0.026048,
    source: fanta2015,
  },
  centralVolume: {
    label: 'Central volume',
    value: 133,
    unit: 'L',
    weightExponent: 1,
    logVariance: 0.084177,
    source: fanta2015,
  },
  slowFlow: { label: 'Flow to the slow compartment', value: 23.2, unit: 'L/h', source: fanta2015 },
  slowVolume: { label: 'Slow compartment', value: 187, unit: 'L', source: fanta2015 },
  fastFlow: { label: 'Flow to the fast compartment', value: 157, unit: 'L/h', source: fanta2015 },
  fastVolume: { label: 'Fast compartment', value: 98.8, unit: 'L', source: fanta2015 },
  metaboliteClearance: {
    label: 'Clearance of norketamine',
    value: 57.72,
    unit: 'L/h',
    weightExponent: 0.75,
    logVariance: 0.10319,
    source: otto2021,
  },
  metaboliteVolume: {
    label: 'Central volume of norketamine',
    value: 98.638,
    unit: 'L',
    weightExponent: 1,
    logVariance: 0.040426,
    source: otto2021,
  },
  metaboliteFlow: { label: 'Flow of norketamine', value: 42.778, unit: 'L/h', source: otto2021 },
  metabolitePeripheralVolume: {
    label: 'Peripheral compartment of norketamine',
    value: 160.04,
    unit: 'L',
    source: otto2021,
  },
}

const covariances: readonly Covariance[] = [
  {
    label: 'Central volume and clearance of ketamine',
    of: ['centralVolume', 'clearance'],
    covariance: 0.02261,
    source: fanta2015,
  },
  {
    label: 'Central volume and clearance of norketamine',
    of: ['metaboliteVolume', 'metaboliteClearance'],
    covariance: 0.04456,
    source: otto2021,
  },
]

export const ketamineIntravenous = {
  id: 'ketamine-intravenous',
  version: '1',
  title: 'Intravenous ketamine and esketamine (model A)',
  metabolite: 'norketamine',
  parameters,
  covariances,
  /** Of the racemate, half is each. */
  arketamineClearance: {
    label: 'Clearance of arketamine beside that of esketamine',
    factor: 1.06 / 1.23,
    source: henthorn2018,
    status: 'needs-clinical-sign-off',
  },
} as const

/** A dose into muscle or under the skin, absorbed at one rate, then as after an infusion. */
export const depots = {
  intramuscular: {
    parameters: {
      absorption: {
        label: 'Absorption from muscle',
        value: 6,
        unit: '/h',
        logRange: { low: 3, high: 12 },
        source: ours(
          '0.5 mg/kg then peaks at 146 ng/mL at 18 min, observed median 147 at 30 min (Anaesthesist 1984;33:272)',
        ),
        status: 'needs-clinical-sign-off',
      },
      bioavailability: {
        label: 'Bioavailability from muscle',
        value: 0.93,
        unit: 'fraction',
        source: {
          citation: 'Usual figure for intramuscular ketamine, 93 %; the primary document was not read',
          evidence: 'unverified',
        },
      },
    },
  },
  subcutaneous: {
    parameters: {
      absorption: {
        label: 'Absorption from under the skin',
        value: 6,
        unit: '/h',
        logRange: { low: 1.5, high: 24 },
        source: ours(
          'Extrapolated from muscle with twice its range: no population model of adults was at hand (Abuhelwa 2022 was not read)',
        ),
        status: 'needs-clinical-sign-off',
      },
      bioavailability: {
        label: 'Bioavailability from under the skin',
        value: 0.93,
        unit: 'fraction',
        source: ours('Taken over from muscle'),
        status: 'needs-clinical-sign-off',
      },
    },
  },
} as const satisfies Record<string, { parameters: Parameters<'absorption' | 'bioavailability'> }>

export type DepotRoute = keyof typeof depots

/** Compartments: central, slow, fast, norketamine and its peripheral one, and a depot where there is one. */
const [central, slow, fast, metabolite, metabolitePeripheral, depot] = [0, 1, 2, 3, 4, 5] as const
const withoutDepot = [
  [central, slow, fast],
  [metabolite, metabolitePeripheral],
] as const
const withDepot = [[depot], ...withoutDepot] as const

/** One enantiomer. */
function enantiomer(p: Individual<KetamineParameter>, clearance: number, absorption: number | null): System {
  const size = absorption === null ? 5 : 6
  const matrix = new Float64Array(size * size)
  flow(matrix, size, central, slow, p.slowFlow / p.centralVolume)
  flow(matrix, size, slow, central, p.slowFlow / p.slowVolume)
  flow(matrix, size, central, fast, p.fastFlow / p.centralVolume)
  flow(matrix, size, fast, central, p.fastFlow / p.fastVolume)
  flow(matrix, size, central, metabolite, clearance / p.centralVolume)
  flow(matrix, size, metabolite, null, p.metaboliteClearance / p.metaboliteVolume)
  flow(matrix, size, metabolite, metabolitePeripheral, p.metaboliteFlow / p.metaboliteVolume)
  flow(matrix, size, metabolitePeripheral, metabolite, p.metaboliteFlow / p.metabolitePeripheralVolume)
  if (absorption !== null) flow(matrix, size, depot, central, absorption)
  return {
    size,
    blocks: absorption === null ? withoutDepot : withDepot,
    matrix,
    parent: { compartment: central, volumeL: p.centralVolume },
    metabolite: { compartment: metabolite, volumeL: p.metaboliteVolume },
  }
}

/**
 * People after ketamine into a vein, a muscle or under the skin. Doses enter by door 0, the only one.
 *
 * @param drug the racemate is two half doses
 */
export function ketaminePeople(
  drug: 'racemic-ketamine' | 'esketamine',
  route: 'intravenous' | DepotRoute,
  covariates: Covariates,
): (effects?: RandomEffects) => Person {
  const individual = individualsOf(parameters, covariates)
  const absorbed =
    route === 'intravenous'
      ? null
      : individualsOf<'absorption' | 'bioavailability'>(depots[route].parameters, covariates)
  return (effects) => {
    const p = individual(effects)
    const entry = absorbed?.(effects) ?? null
    const absorption = entry?.absorption ?? null
    const share = entry?.bioavailability ?? 1
    const compartment = entry === null ? central : depot
    if (drug === 'esketamine')
      return [{ system: enantiomer(p, p.clearance, absorption), doors: [{ compartment, share }] }]
    const doors = [{ compartment, share: share / 2 }]
    const { factor } = ketamineIntravenous.arketamineClearance
    return [
      { system: enantiomer(p, p.clearance, absorption), doors },
      { system: enantiomer(p, p.clearance * factor, absorption), doors },
    ]
  }
}
