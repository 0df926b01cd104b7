import { esketamineNasalOral, nasalDoors, oralDoor } from './esketamine-nasal-oral.ts'
import { predictionLimits } from './limits.ts'
import type { Change } from './schedule.ts'

/** What is given, and when, from the first dose on. Any number, in any order. */
export type Administration =
  /** At once: into a vein, a muscle, under the skin; or a solution that is drunk. */
  | { kind: 'bolus'; atMinutes: number; doseMg: number }
  /** At one rate from one minute to another. A pause is two of them, another rate is another one. */
  | { kind: 'infusion'; fromMinutes: number; toMinutes: number; rateMgPerHour: number }
  | { kind: 'device'; atMinutes: number; doseMg: number }

export type Way = 'intravenous' | 'intramuscular' | 'subcutaneous' | 'intranasal' | 'oral'

export interface ProgrammeFault {
  /** Index of the administration. */
  index: number
  message: string
}

const { lastMinute, largestMg } = predictionLimits.programme

/** What cannot be followed in a programme; also for what came through JSON. An empty programme is one fault. */
export function programmeFaults(way: Way, programme: readonly Administration[]): ProgrammeFault[] {
  if (programme.length === 0) return [{ index: 0, message: 'nothing is given' }]
  return programme.flatMap((each, index) => faultsOf(way, each).map((message) => ({ index, message })))
}

function faultsOf(way: Way, each: Administration): string[] {
  const minute = (value: unknown, name: string) =>
    typeof value === 'number' && value >= 0 && value <= lastMinute
      ? []
      : [`${name} must be from 0 to ${lastMinute} min`]
  switch (each?.kind) {
    case 'infusion': {
      if (way !== 'intravenous') return ['an infusion goes into a vein']
      const faults = [...minute(each.fromMinutes, 'fromMinutes'), ...minute(each.toMinutes, 'toMinutes')]
      if (faults.length > 0) return faults
      if (each.toMinutes <= each.fromMinutes) return ['an infusion must end after it begins']
      const doseMg = (each.rateMgPerHour * (each.toMinutes - each.fromMinutes)) / 60
      return doseMg > 0 && doseMg <= largestMg ? [] : [`a rate must be above 0, and give at most ${largestMg} mg`]
    }
    case 'bolus':
    case 'device': {
      if ((each.kind === 'device') !== (way === 'intranasal'))
        return [way === 'intranasal' ? 'into the nose goes a device' : 'a device goes into the nose']
      const dose = each.doseMg > 0 && each.doseMg <= largestMg
      return [
        ...minute(each.atMinutes, 'atMinutes'),
        ...(dose ? [] : [`a dose must be above 0 and at most ${largestMg} mg`]),
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
        { atMin: each.fromMinutes, door: 0, rateMgPerH: each.rateMgPerHour },
        { atMin: each.toMinutes, door: 0, rateMgPerH: -each.rateMgPerHour },
      ]
    }
    const { atMinutes, doseMg } = each
    if (way !== 'oral') return [{ atMin: atMinutes, door: 0, bolusMg: doseMg }]
    return over(atMinutes, doseMg, oralDoor, esketamineNasalOral.parameters.drinking.value)
  })
}

function nasalChanges(programme: readonly Administration[]): Change[] {
  const devices = programme.filter((each) => each.kind === 'device').toSorted((a, b) => a.atMinutes - b.atMinutes)
  const { swallowing } = esketamineNasalOral.parameters
  return devices.flatMap(({ atMinutes, doseMg }, index) => [
    { atMin: atMinutes, door: index === 0 ? nasalDoors.first : nasalDoors.later, bolusMg: doseMg },
    ...over(atMinutes, doseMg, index === 0 ? nasalDoors.firstSwallowed : nasalDoors.laterSwallowed, swallowing.value),
  ])
}

const over = (atMin: number, doseMg: number, door: number, hours: number): Change[] => [
  { atMin, door, rateMgPerH: doseMg / hours },
  { atMin: atMin + hours * 60, door, rateMgPerH: -doseMg / hours },
]

/** When the last dose is over; a swallowed part goes on arriving. */
export const lastDoseMin = (programme: readonly Administration[]): number =>
  Math.max(...programme.map((each) => (each.kind === 'infusion' ? each.toMinutes : each.atMinutes)))
