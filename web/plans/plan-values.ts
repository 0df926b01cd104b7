import { readNumber } from '../ui/index.ts'
import type { Plan, PlanInput, Protocol } from './plan.ts'

/** A plan as it is typed. */
export interface PlanValues {
  doseMgPerKg: string
  infusionMinutes: string
  /** Empty until somebody has chosen. */
  doseWeight: 'actual' | 'ideal' | 'adjusted' | ''
  doseWeightReason: string
  firstDoseMg: string
  doseMg: string
  doseReasoning: string
  antidepressant: 'medicine' | 'none'
  medication: string
  antidepressantDoseMgPerDay: string
  antidepressantSince: string
  noneReason: string
  arrangement: string
  therapist: string
  goals: string
  preferences: string
  reviewOn: string
  password: string
}

export function emptyValues(protocol: Protocol): PlanValues {
  const { dose } = protocol
  return {
    doseMgPerKg: dose.kind !== 'devices' ? String(dose.doseMgPerKg) : '',
    infusionMinutes: dose.kind === 'infusion' ? String(dose.infusionMinutes) : '',
    doseWeight: '',
    doseWeightReason: '',
    firstDoseMg: dose.kind === 'devices' ? String(dose.firstSessionMg[0] ?? dose.allowedMg[0] ?? '') : '',
    doseMg: dose.kind === 'devices' ? String(dose.firstSessionMg[0] ?? dose.allowedMg[0] ?? '') : '',
    doseReasoning: '',
    antidepressant: 'medicine',
    medication: '',
    antidepressantDoseMgPerDay: '',
    antidepressantSince: '',
    noneReason: '',
    arrangement: '',
    therapist: '',
    goals: '',
    preferences: '',
    reviewOn: '',
    password: '',
  }
}

/** A plan that exists, to be amended. */
export function valuesOf(plan: Plan): PlanValues {
  const { dose, antidepressant, psychotherapy, ...body } = plan.body
  return {
    doseMgPerKg: dose.kind !== 'devices' ? String(dose.doseMgPerKg) : '',
    infusionMinutes: dose.kind === 'infusion' ? String(dose.infusionMinutes) : '',
    doseWeight: dose.kind === 'devices' ? 'actual' : dose.doseWeight,
    doseWeightReason: dose.kind === 'devices' ? '' : (dose.doseWeightReason ?? ''),
    firstDoseMg: dose.kind === 'devices' ? String(dose.firstDoseMg) : '',
    doseMg: dose.kind === 'devices' ? String(dose.doseMg) : '',
    doseReasoning: body.doseReasoning,
    antidepressant: antidepressant.kind,
    medication: antidepressant.kind === 'medicine' ? antidepressant.medication : '',
    antidepressantDoseMgPerDay: antidepressant.kind === 'medicine' ? String(antidepressant.doseMgPerDay ?? '') : '',
    antidepressantSince: antidepressant.kind === 'medicine' ? (antidepressant.since ?? '') : '',
    noneReason: antidepressant.kind === 'none' ? antidepressant.reason : '',
    arrangement: psychotherapy.arrangement,
    therapist: psychotherapy.therapist,
    goals: body.goals.join('\n'),
    preferences: body.preferences,
    reviewOn: body.reviewOn ?? '',
    password: '',
  }
}

export function bodyOf(
  values: PlanValues,
  protocol: Pick<Protocol, 'dose'>,
): Omit<PlanInput, 'protocolId' | 'schedule' | 'password'> {
  return {
    dose: doseOf(values, protocol.dose.kind),
    doseReasoning: values.doseReasoning,
    antidepressant:
      values.antidepressant === 'none'
        ? { kind: 'none', reason: values.noneReason }
        : {
            kind: 'medicine',
            medication: values.medication,
            doseMgPerDay: readNumber(values.antidepressantDoseMgPerDay),
            since: values.antidepressantSince || undefined,
          },
    psychotherapy: { arrangement: values.arrangement, therapist: values.therapist },
    goals: values.goals
      .split('\n')
      .map((goal) => goal.trim())
      .filter(Boolean),
    preferences: values.preferences,
    reviewOn: values.reviewOn || undefined,
  }
}

function doseOf(values: PlanValues, kind: Protocol['dose']['kind']): PlanInput['dose'] {
  if (kind === 'devices') {
    return {
      kind,
      firstDoseMg: readNumber(values.firstDoseMg) ?? Number.NaN,
      doseMg: readNumber(values.doseMg) ?? Number.NaN,
    }
  }
  const byWeight = {
    doseMgPerKg: readNumber(values.doseMgPerKg) ?? Number.NaN,
    // The form is not sent without it.
    doseWeight: values.doseWeight as Exclude<PlanValues['doseWeight'], ''>,
    ...(values.doseWeightReason.trim() ? { doseWeightReason: values.doseWeightReason.trim() } : {}),
  }
  return kind === 'injection'
    ? { kind, ...byWeight }
    : { kind, ...byWeight, infusionMinutes: readNumber(values.infusionMinutes) ?? Number.NaN }
}
