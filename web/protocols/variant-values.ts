import type { Protocol } from '../../clinical/protocols/index.ts'

/** A variant as it is typed: every number that may be changed, as it stands in the protocol that the form starts from. */
export interface VariantValues {
  id: string
  title: string
  shortTitle: string
  doseMgPerKg: string
  infusionMinutes: string
  /** Rates of the pump one after the other; empty where there is one throughout. */
  parts: { sharePercent: string; minutes: string }[]
  steps: { mgPerKg: string; when: string }[]
  /** mg of each dose by device that the parent has. */
  allowedMg: { doseMg: number; used: boolean }[]
  phases: { fromWeek: string; toWeek: string; sessions: string; perWeeks: string; totalSessions: string }[]
  minDaysBetweenSessions: string
  review: string
  foodHours: string
  drinkMinutes: string
  nasalMedicineMinutes: string
  holds: { systolicAbove: string; diastolicAbove: string }[]
  monitoring: { atMinutes: string; dosing: string; observation: string }[]
  minimumMinutes: string
  preparation: { text: string }[]
  discharge: { label: string; question: string; freshMinutes: string }[]
  followUp: {
    label: string
    dueAfterHours: string
    onDays: string
    thenEveryDays: string
    windowHours: string
    instruments: string[]
  }[]
  reason: string
  password: string
}

const shown = (value: number | null | undefined): string => (value === null || value === undefined ? '' : String(value))

/** The form as it opens: of the parent itself, or of a variant of it that is made anew. */
export function valuesOf(
  parent: Protocol,
  from: Protocol,
  names: Pick<VariantValues, 'id' | 'title' | 'shortTitle'>,
): VariantValues {
  const { dose, course } = from
  const fasting = from.checks.find((check) => check.fasting)?.fasting
  return {
    ...names,
    doseMgPerKg: dose.kind !== 'devices' ? shown(dose.doseMgPerKg) : '',
    infusionMinutes: dose.kind === 'infusion' ? shown(dose.infusionMinutes) : '',
    parts:
      dose.kind === 'infusion'
        ? (dose.parts ?? []).map(({ sharePercent, minutes }) => ({
            sharePercent: shown(sharePercent),
            minutes: shown(minutes),
          }))
        : [],
    steps: dose.kind !== 'devices' ? dose.steps.map(({ mgPerKg, when }) => ({ mgPerKg: shown(mgPerKg), when })) : [],
    allowedMg:
      parent.dose.kind === 'devices'
        ? parent.dose.allowedMg.map((doseMg) => ({
            doseMg,
            used: dose.kind === 'devices' && dose.allowedMg.includes(doseMg),
          }))
        : [],
    phases: course.phases.map((phase) => ({
      fromWeek: shown(phase.fromWeek),
      toWeek: shown(phase.toWeek),
      sessions: shown(phase.sessions),
      perWeeks: shown(phase.perWeeks),
      totalSessions: shown(phase.totalSessions),
    })),
    minDaysBetweenSessions: shown(course.minDaysBetweenSessions.days),
    review: course.review,
    foodHours: shown(fasting?.foodHours),
    drinkMinutes: shown(fasting?.drinkMinutes),
    nasalMedicineMinutes: shown(fasting?.nasalMedicineMinutes),
    holds: from.preDose.holds.map(({ systolicAbove, diastolicAbove }) => ({
      systolicAbove: shown(systolicAbove),
      diastolicAbove: shown(diastolicAbove),
    })),
    monitoring: from.monitoring.map(({ atMinutes, everyMinutes }) => ({
      atMinutes: atMinutes.map(({ minute }) => minute).join(', '),
      dosing: shown(everyMinutes.dosing),
      observation: shown(everyMinutes.observation),
    })),
    minimumMinutes: shown(from.observation.minimumMinutes),
    preparation: from.preparation.slice(parent.preparation.length).map(({ text }) => ({ text })),
    discharge: from.discharge
      .slice(parent.discharge.length)
      .flatMap((criterion) =>
        criterion.kind === 'answer'
          ? [{ label: criterion.label, question: criterion.question, freshMinutes: shown(criterion.freshMinutes) }]
          : [],
      ),
    followUp: from.followUp.map(({ label, dueAfterHours, onDays = [], thenEveryDays, windowHours, instruments }) => ({
      label,
      dueAfterHours: shown(dueAfterHours),
      onDays: onDays.join(', '),
      thenEveryDays: shown(thenEveryDays),
      windowHours: shown(windowHours),
      instruments: [...instruments],
    })),
    reason: '',
    password: '',
  }
}

/** `Ketamine at Harbour` → `ketamine-at-harbour`: a name as the server takes it. */
export const nameOf = (title: string): string =>
  title
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/[.-]*-[.-]*/g, '-')
    .replace(/\.{2,}/g, '.')
    .replace(/^[.-]+|[.-]+$/g, '')
    .slice(0, 90)
    .replace(/[.-]+$/, '')
