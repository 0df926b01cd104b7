import { isQuantity, type Quantity } from '../quantity/quantity.ts'
import { esketamineNasalOral, nasalDoors, oralDoor } from './esketamine-nasal-oral.ts'
import type { Change } from './schedule.ts'

/** What is given, and when, from the first dose on. Any number, in any order. */
export type Administration =
  /** At once: into a vein, a muscle, under the skin; or a solution that is drunk. */
  | { kind: 'bolus'; at: Quantity<'min'>; dose: Quantity<'mg'> }
  /** At one rate from one minute to another. A pause is two of them, another rate is another one. */
  | { kind: 'infusion'; from: Quantity<'min'>; to: Quantity<'min'>; rate: Quantity<'mg/h'> }
  | { kind: 'device'; at: Quantity<'min'>; dose: Quantity<'mg'> }

export type Way = 'intravenous' | 'intramuscular' | 'subcutaneous' | 'intranasal' | 'oral'

export interface ProgrammeFault {
  /** Index of the administration. */
  index: number
  message: string
}

/** Later than this nothing is predicted: the models speak of hours. */
const lastMinute = 10_080
/** More at once is a slip of the keys, whatever the route. */
const largestMg = 2_000

/** What cannot be followed in a programme; also for what came through JSON. An empty programme is one fault. */
export function programmeFaults(way: Way, programme: readonly Administration[]): ProgrammeFault[] {
  if (programme.length === 0) return [{ index: 0, message: 'nothing is given' }]
  return programme.flatMap((each, index) => faultsOf(way, each).map((message) => ({ index, message })))
}

function faultsOf(way: Way, each: Administration): string[] {
  const minute = (value: unknown, name: string) =>
    isQuantity(value, 'min') && value.value >= 0 && value.value <= lastMinute
      ? []
      : [`${name} must be from 0 to ${lastMinute} min`]
  switch (each?.kind) {
    case 'infusion': {
      if (way !== 'intravenous') return ['an infusion goes into a vein']
      const faults = [...minute(each.from, 'from'), ...minute(each.to, 'to')]
      if (faults.length > 0) return faults
      if (each.to.value <= each.from.value) return ['an infusion must end after it begins']
      const dose = isQuantity(each.rate, 'mg/h')
        ? (each.rate.value * (each.to.value - each.from.value)) / 60
        : Number.NaN
      return each.rate?.value > 0 && dose <= largestMg
        ? []
        : [`rate must be above 0 mg/h, and give at most ${largestMg} mg`]
    }
    case 'bolus':
    case 'device': {
      if ((each.kind === 'device') !== (way === 'intranasal'))
        return [way === 'intranasal' ? 'into the nose goes a device' : 'a device goes into the nose']
      const mg = isQuantity(each.dose, 'mg') ? each.dose.value : Number.NaN
      return [
        ...minute(each.at, 'at'),
        ...(mg > 0 && mg <= largestMg ? [] : [`dose must be above 0 and at most ${largestMg} mg`]),
      ]
    }
    default:
      return ['kind must be bolus, infusion or device']
  }
}

/** The programme as changes of what flows in. It must be without faults. */
export function changesOf(way: Way, programme: readonly Administration[]): Change[] {
  if (way === 'intranasal') return nasalChanges(programme)
  return programme.flatMap((each): Change[] => {
    if (each.kind === 'infusion') {
      return [
        { atMin: each.from.value, door: 0, rateMgPerH: each.rate.value },
        { atMin: each.to.value, door: 0, rateMgPerH: -each.rate.value },
      ]
    }
    const { at, dose } = each
    if (way !== 'oral') return [{ atMin: at.value, door: 0, bolusMg: dose.value }]
    return over(at.value, dose.value, oralDoor, esketamineNasalOral.parameters.drinking.value)
  })
}

function nasalChanges(programme: readonly Administration[]): Change[] {
  const devices = programme.filter((each) => each.kind === 'device').toSorted((a, b) => a.at.value - b.at.value)
  const { swallowing } = esketamineNasalOral.parameters
  return devices.flatMap(({ at, dose }, index) => [
    { atMin: at.value, door: index === 0 ? nasalDoors.first : nasalDoors.later, bolusMg: dose.value },
    ...over(
      at.value,
      dose.value,
      index === 0 ? nasalDoors.firstSwallowed : nasalDoors.laterSwallowed,
      swallowing.value,
    ),
  ])
}

const over = (atMin: number, doseMg: number, door: number, hours: number): Change[] => [
  { atMin, door, rateMgPerH: doseMg / hours },
  { atMin: atMin + hours * 60, door, rateMgPerH: -doseMg / hours },
]

/** When the last dose is over; a swallowed part goes on arriving. */
export const lastDoseMin = (programme: readonly Administration[]): number =>
  Math.max(...programme.map((each) => (each.kind === 'infusion' ? each.to.value : each.at.value)))
