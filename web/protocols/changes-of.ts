import type { Protocol, ProtocolFault, VariantChanges } from '../../clinical/protocols/index.ts'
import { readNumber } from '../ui/index.ts'
import { type VariantValues, valuesOf } from './variant-values.ts'

/**
 * What was changed of the parent, part by part; a part that says the same as the parent is left out.
 *
 * @returns with it, what cannot be read as a number, by its place in the protocol
 */
export function changesOf(
  values: VariantValues,
  parent: Protocol,
): { changes: VariantChanges; unreadable: ProtocolFault[] } {
  const unreadable: ProtocolFault[] = []
  const changes: VariantChanges = {}
  const before = valuesOf(parent, parent, values)
  const differs = (...fields: (keyof VariantValues)[]) =>
    fields.some((field) => JSON.stringify(values[field]) !== JSON.stringify(before[field]))
  const number = (text: string, path: string): number => {
    const read = readNumber(text)
    if (read === undefined) unreadable.push({ path, message: 'must be a number' })
    return read ?? Number.NaN
  }
  const numbers = (text: string, path: string) => listed(text).map((each) => number(each, path))
  const optional = (text: string, path: string) => (text.trim() === '' ? undefined : number(text, path))

  if (differs('doseMgPerKg', 'infusionMinutes', 'parts', 'steps', 'allowedMg'))
    changes.dose =
      parent.dose.kind === 'devices'
        ? { allowedMg: values.allowedMg.filter(({ used }) => used).map(({ doseMg }) => doseMg) }
        : {
            ...(differs('doseMgPerKg') ? { doseMgPerKg: number(values.doseMgPerKg, 'dose.doseMgPerKg') } : {}),
            ...(differs('infusionMinutes')
              ? { infusionMinutes: number(values.infusionMinutes, 'dose.infusionMinutes') }
              : {}),
            ...(differs('parts')
              ? {
                  parts: values.parts.map(({ sharePercent, minutes }, index) => ({
                    sharePercent: number(sharePercent, `dose.parts.${index}.sharePercent`),
                    minutes: number(minutes, `dose.parts.${index}.minutes`),
                  })),
                }
              : {}),
            ...(differs('steps')
              ? {
                  steps: values.steps.map(({ mgPerKg, when }, index) => ({
                    mgPerKg: number(mgPerKg, `dose.steps.${index}.mgPerKg`),
                    when: when.trim(),
                  })),
                }
              : {}),
          }
  if (differs('phases', 'minDaysBetweenSessions', 'review'))
    changes.course = {
      ...(differs('phases')
        ? {
            phases: values.phases.map((phase, index) => {
              const path = `course.phases.${index}`
              return {
                fromWeek: number(phase.fromWeek, path),
                toWeek: optional(phase.toWeek, path) ?? null,
                sessions: number(phase.sessions, path),
                perWeeks: number(phase.perWeeks, path),
                totalSessions: optional(phase.totalSessions, path) ?? null,
              }
            }),
          }
        : {}),
      ...(differs('minDaysBetweenSessions')
        ? {
            minDaysBetweenSessions: {
              days: number(values.minDaysBetweenSessions, 'course.minDaysBetweenSessions.days'),
            },
          }
        : {}),
      ...(differs('review') ? { review: values.review.trim() } : {}),
    }
  if (differs('foodHours', 'drinkMinutes', 'nasalMedicineMinutes')) {
    const nasalMedicineMinutes = optional(values.nasalMedicineMinutes, 'checks.fasting.nasalMedicineMinutes')
    changes.checks = {
      fasting: {
        foodHours: number(values.foodHours, 'checks.fasting.foodHours'),
        drinkMinutes: number(values.drinkMinutes, 'checks.fasting.drinkMinutes'),
        ...(nasalMedicineMinutes === undefined ? {} : { nasalMedicineMinutes }),
      },
    }
  }
  const changed = <Field extends 'holds' | 'monitoring' | 'followUp'>(field: Field) =>
    values[field].map((each, index) => JSON.stringify(each) !== JSON.stringify(before[field][index]))
  if (differs('holds'))
    changes.preDose = {
      holds: Object.fromEntries(
        parent.preDose.holds.flatMap(({ id }, index) => {
          const given = values.holds[index]
          if (!given || !changed('holds')[index]) return []
          const path = `preDose.holds.${id}`
          return [
            [
              id,
              {
                systolicAbove: number(given.systolicAbove, path),
                diastolicAbove: number(given.diastolicAbove, path),
              },
            ],
          ]
        }),
      ),
    }
  if (differs('monitoring'))
    changes.monitoring = Object.fromEntries(
      parent.monitoring.flatMap(({ kind }, index) => {
        const given = values.monitoring[index]
        if (!given || !changed('monitoring')[index]) return []
        const path = `monitoring.${kind}`
        const [dosing, observation] = [
          optional(given.dosing, `${path}.everyMinutes.dosing`),
          optional(given.observation, `${path}.everyMinutes.observation`),
        ]
        const atMinutes = numbers(given.atMinutes, `${path}.atMinutes`)
        const everyMinutes = {
          ...(dosing === undefined ? {} : { dosing }),
          ...(observation === undefined ? {} : { observation }),
        }
        return [[kind, { atMinutes, everyMinutes }]]
      }),
    )
  if (differs('minimumMinutes'))
    changes.observation = { minimumMinutes: number(values.minimumMinutes, 'observation.minimumMinutes') }
  if (values.preparation.length > 0) changes.preparation = values.preparation.map(({ text }) => ({ text: text.trim() }))
  if (values.discharge.length > 0)
    changes.discharge = values.discharge.map(({ label, question, freshMinutes }, index) => ({
      label: label.trim(),
      question: question.trim(),
      freshMinutes: number(freshMinutes, `discharge.${parent.discharge.length + index}`),
    }))
  if (differs('followUp'))
    changes.followUp = Object.fromEntries(
      parent.followUp.flatMap(({ id }, index) => {
        const given = values.followUp[index]
        if (!given || !changed('followUp')[index]) return []
        const dueAfterHours = optional(given.dueAfterHours, `followUp.${id}.dueAfterHours`)
        const thenEveryDays = optional(given.thenEveryDays, `followUp.${id}.thenEveryDays`)
        const onDays = numbers(given.onDays, `followUp.${id}.onDays`)
        return [
          [
            id,
            {
              label: given.label.trim(),
              ...(dueAfterHours === undefined ? {} : { dueAfterHours }),
              ...(onDays.length === 0 ? {} : { onDays }),
              ...(thenEveryDays === undefined ? {} : { thenEveryDays }),
              windowHours: number(given.windowHours, `followUp.${id}.windowHours`),
              instruments: given.instruments,
            },
          ],
        ]
      }),
    )
  return { changes, unreadable }
}

/** `40; 120` and `40, 120` are the same. */
const listed = (text: string): string[] => text.split(/[,;\s]+/).filter(Boolean)

/** Everything that is wrong at a place of the protocol or below it, in one sentence; `undefined` when nothing is. */
export function faultAt(faults: readonly ProtocolFault[], ...paths: string[]): string | undefined {
  const found = faults.filter(({ path }) => paths.some((each) => path === each || path.startsWith(`${each}.`)))
  return [...new Set(found.map(({ message }) => message))].join('; ') || undefined
}

/** The same of one place alone. */
export const faultOf = (faults: readonly ProtocolFault[], path: string): string | undefined =>
  faultAt(
    faults.filter((each) => each.path === path),
    path,
  )
