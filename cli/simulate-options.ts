import {
  type Administration,
  type Confidence,
  type Covariates,
  esketamineNasalOral,
  predictionGate,
  programmeFaults,
  type Treatment,
  type Way,
} from '../clinical/pharmacokinetics/index.ts'
import type { Drug, Route } from '../clinical/protocols/index.ts'
import {
  amountIn,
  convert,
  divide,
  multiply,
  parseQuantity,
  type Quantity,
  QuantityError,
  quantity,
  type Unit,
} from '../clinical/quantity/quantity.ts'
import { BadInput } from './bad-input.ts'
import { parseText, readText } from './read-file.ts'

export interface SimulateOptions {
  route: string
  drug: string
  dose?: string
  duration?: string
  pause: string[]
  stopAt?: string
  devices?: string
  programme?: string
  weight?: string
  age?: string
  childPugh?: string
  ancestry?: string
  n: string
  seed: string
  at?: string
  threshold?: string
  json?: boolean
  plot?: string
}

export interface Simulation {
  treatment: Treatment
  programme: Administration[]
  confidence: Confidence
  warnings: string[]
  patients: number
  seed: number
  times: number[]
  thresholdNgPerMl?: number
}

const routes: Readonly<Record<string, Route>> = {
  iv: 'intravenous',
  nasal: 'intranasal',
  im: 'intramuscular',
  sc: 'subcutaneous',
  oral: 'oral',
  sublingual: 'sublingual',
}
const drugs: Readonly<Record<string, Drug>> = {
  ketamine: 'racemic-ketamine',
  'racemic-ketamine': 'racemic-ketamine',
  esketamine: 'esketamine',
}
const flags = { drug: '--drug', route: '--route', weight: '--weight', age: '--age', childPugh: '--child-pugh' } as const

/** @throws BadInput that names the flag */
export async function readSimulation(options: SimulateOptions): Promise<Simulation> {
  const route = oneOf('--route', options.route, routes)
  const drug = oneOf('--drug', options.drug, drugs)
  const weight = options.weight === undefined ? undefined : measured('--weight', options.weight, 'kg')
  const covariates: Covariates = {
    ...(weight ? { weightKg: amountIn(weight, 'kg') } : {}),
    ...(options.age === undefined ? {} : { ageYears: number('--age', options.age) }),
    ...(options.childPugh === undefined ? {} : { childPugh: oneOf('--child-pugh', options.childPugh, childPugh) }),
    ...(options.ancestry === undefined ? {} : { ancestry: oneOf('--ancestry', options.ancestry, ancestries) }),
  }
  const gate = predictionGate(drug, route, covariates)
  if (!gate.ok) throw new BadInput(gate.faults.map(({ field, message }) => `${flags[field]}: ${message}.`).join(' '))
  const way = route as Way
  const programme = await programmeOf(options, way, weight)
  const [fault] = programmeFaults(way, programme)
  if (fault) throw new BadInput(`${flagOf(options, way)}: ${fault.message}.`)
  const patients = whole('--n', options.n, 1, 100_000)
  return {
    treatment: { drug, way, covariates },
    programme,
    confidence: gate.confidence,
    warnings:
      patients < 1000
        ? [...gate.warnings, `${patients} virtual patients are few: take 1000 for a band.`]
        : gate.warnings,
    patients,
    seed: whole('--seed', options.seed, -(2 ** 31), 2 ** 31 - 1),
    times: timesOf(options.at),
    ...(options.threshold === undefined
      ? {}
      : { thresholdNgPerMl: positive('--threshold', options.threshold, 'ng/mL') }),
  }
}

const childPugh = { A: 'A', B: 'B', C: 'C', a: 'A', b: 'B', c: 'C' } as const
const ancestries = { asian: 'asian', japanese: 'japanese' } as const

function flagOf(options: SimulateOptions, way: Way): string {
  if (options.programme !== undefined) return `--programme ${options.programme}`
  return way === 'intranasal' && options.devices !== undefined ? '--devices' : '--dose'
}

async function programmeOf(
  options: SimulateOptions,
  way: Way,
  weight: Quantity<'kg'> | undefined,
): Promise<Administration[]> {
  if (options.programme !== undefined) {
    refuse(options, ['dose', 'duration', 'devices', 'stopAt'], 'stands in the programme')
    if (options.pause.length > 0) throw new BadInput('--pause stands in the programme.')
    return readProgramme(options.programme)
  }
  if (way !== 'intravenous') {
    refuse(options, ['duration', 'stopAt'], 'is for an infusion: --route iv')
    if (options.pause.length > 0) throw new BadInput('--pause is for an infusion: --route iv.')
  }
  if (way === 'intranasal') return devicesOf(options)
  refuse(options, ['devices'], 'is for --route nasal')
  if (options.dose === undefined) throw new BadInput('--dose is needed, such as 0.5mg/kg.')
  const dose = doseOf(options.dose, weight)
  if (options.duration === undefined) {
    refuse(options, ['stopAt'], 'needs --duration')
    if (options.pause.length > 0) throw new BadInput('--pause needs --duration.')
    return [{ kind: 'bolus', atMinutes: 0, doseMg: amountIn(dose, 'mg') }]
  }
  return infusionOf(options, dose, positive('--duration', options.duration, 'min'))
}

/** A kilogram's dose times the weight, or a dose as it is. */
function doseOf(text: string, weight: Quantity<'kg'> | undefined): Quantity<'mg'> {
  if (!/\/\s*kg\s*$/i.test(text)) return quantity(positive('--dose', text, 'mg'), 'mg')
  const perKg = quantity(positive('--dose', text, 'mg/kg'), 'mg/kg')
  if (!weight) throw new BadInput('--weight is needed for a dose a kilogram.')
  return multiply(perKg, weight)
}

/** The pump at one rate, resting in its pauses, until the dose is in or it is stopped. */
function infusionOf({ pause, stopAt }: SimulateOptions, dose: Quantity<'mg'>, durationMin: number): Administration[] {
  const rate = divide(dose, convert(quantity(durationMin, 'min'), 'min', 'h'))
  const pauses = pause.map(pauseOf).sort((a, b) => a.from - b.from)
  const stopMin = stopAt === undefined ? Number.POSITIVE_INFINITY : positive('--stop-at', stopAt, 'min')
  const runs: Administration[] = []
  let from = 0
  let leftMin = durationMin
  const run = (until: number) => {
    const to = Math.min(until, from + leftMin, stopMin)
    if (to <= from) return
    runs.push({ kind: 'infusion', fromMinutes: from, toMinutes: to, rateMgPerHour: amountIn(rate, 'mg/h') })
    leftMin -= to - from
  }
  for (const each of pauses) {
    if (each.from < from) throw new BadInput('--pause: two pauses overlap.')
    run(each.from)
    from = each.to
  }
  run(Number.POSITIVE_INFINITY)
  return runs
}

function pauseOf(text: string): { from: number; to: number } {
  const [from, to] = /^\s*(\d+(?:\.\d+)?)\s*-\s*(\d+(?:\.\d+)?)\s*(?:min)?\s*$/.exec(text)?.slice(1).map(Number) ?? []
  if (from === undefined || to === undefined || to <= from)
    throw new BadInput(`--pause "${text}" must be like 15-20, in minutes since the start.`)
  return { from, to }
}

/** Devices at the minutes given; or as many as the dose has, five minutes apart as the published model gave them. */
function devicesOf(options: SimulateOptions): Administration[] {
  const { mg, minutesApart } = esketamineNasalOral.device
  const dose = options.dose === undefined ? undefined : positive('--dose', options.dose, 'mg')
  const count = dose === undefined ? undefined : dose / mg
  if (count !== undefined && (!Number.isInteger(count) || count < 1 || count > 10))
    throw new BadInput(`--dose "${options.dose}" must be a whole number of ${mg} mg devices, at most 10.`)
  const at =
    options.devices === undefined
      ? Array.from({ length: count ?? 0 }, (_, index) => index * minutesApart)
      : minuteList('--devices', options.devices)
  if (at.length === 0) throw new BadInput('--devices is needed, such as 0,5,10.')
  if (count !== undefined && count !== at.length)
    throw new BadInput(`--dose "${options.dose}" is ${count} devices, --devices names ${at.length}.`)
  return at.map((minute) => ({ kind: 'device', atMinutes: minute, doseMg: mg }))
}

async function readProgramme(file: string): Promise<Administration[]> {
  const called = `--programme ${file}`
  const list = parseText(await readText(file, called), called)
  if (!Array.isArray(list)) throw new BadInput(`--programme ${file} is no list of what is given.`)
  return list.map((each: Record<string, unknown> | null, index) => {
    const read = <U extends Unit>(field: string, unit: U) =>
      amountIn(measured(`--programme ${file}, entry ${index + 1}:`, String(each?.[field]), unit, field), unit)
    if (each?.kind === 'infusion')
      return {
        kind: each.kind,
        fromMinutes: read('from', 'min'),
        toMinutes: read('to', 'min'),
        rateMgPerHour: read('rate', 'mg/h'),
      }
    if (each?.kind === 'bolus' || each?.kind === 'device')
      return { kind: each.kind, atMinutes: read('at', 'min'), doseMg: read('dose', 'mg') }
    throw new BadInput(`--programme ${file}, entry ${index + 1}: kind must be infusion, bolus or device.`)
  })
}

function timesOf(at: string | undefined): number[] {
  if (at === undefined) return Array.from({ length: 49 }, (_, index) => index * 10)
  return minuteList('--at', at)
}

/** Ascending, each once. */
function minuteList(flag: string, text: string): number[] {
  const list = text.split(',').map((part) => number(flag, part, 'minutes such as 0,5,10'))
  if (list.some((minute) => minute < 0 || minute > 10_080)) throw new BadInput(`${flag} must be from 0 to 10080 min.`)
  return [...new Set(list)].sort((a, b) => a - b)
}

/** An amount with its unit, or the flag and what is wrong with it. */
function measured<U extends Unit>(flag: string, text: string, unit: U, field = ''): Quantity<U> {
  try {
    return parseQuantity(text, unit, field ? `${flag} ${field}` : flag)
  } catch (error) {
    throw error instanceof QuantityError ? new BadInput(`${error.message}.`) : error
  }
}

function positive(flag: string, text: string, unit: Unit): number {
  const amount = amountIn(measured(flag, text, unit), unit)
  if (!(amount > 0)) throw new BadInput(`${flag} "${text}" must be above 0.`)
  return amount
}

function number(flag: string, text: string, what = 'a number'): number {
  const value = text.trim() === '' ? Number.NaN : Number(text)
  if (!Number.isFinite(value)) throw new BadInput(`${flag} "${text}" must be ${what}.`)
  return value
}

function whole(flag: string, text: string, low: number, high: number): number {
  const value = number(flag, text)
  if (!Number.isInteger(value) || value < low || value > high)
    throw new BadInput(`${flag} "${text}" must be a whole number from ${low} to ${high}.`)
  return value
}

function oneOf<T>(flag: string, text: string, known: Readonly<Record<string, T>>): T {
  const found = Object.hasOwn(known, text) ? known[text] : undefined
  if (found === undefined) throw new BadInput(`${flag} "${text}" must be one of ${Object.keys(known).join(', ')}.`)
  return found
}

function refuse(options: SimulateOptions, names: ('dose' | 'duration' | 'devices' | 'stopAt')[], why: string): void {
  for (const name of names)
    if (options[name] !== undefined) throw new BadInput(`--${name === 'stopAt' ? 'stop-at' : name} ${why}.`)
}
