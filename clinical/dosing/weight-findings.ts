import { amountIn, convert, isAbove, quantity, ratio, take } from '../quantity/quantity.ts'
import { roundTo } from './rounding.ts'

/** Beyond these a weight cannot be meant, whoever entered it. They catch slips, not decisions. */
export const lightestKg = 20
export const heaviestKg = 400
/** A change since the weight before, from which on somebody weighs again. */
const bigChangePercent = 10
/** How far from the ratio of pound and kilogram two weights may be, and one still be taken for the other's unit. */
const poundsSlackPercent = 8
/** Body mass indices outside of these ask whether weight and height are what they say, kg/m². */
const bodyMassIndexFrom = 14
const bodyMassIndexTo = 50

export interface WeightFinding {
  id: 'outside' | 'likely-pounds' | 'likely-halved' | 'big-change' | 'body-mass-index'
  /** `outside` cannot be meant and is never gone past; `ask` holds the dose until somebody says why it is right. */
  weight: 'never' | 'ask'
  text: string
}

/**
 * What speaks against a weight in kg being right, gravest first: a slip of the unit or of a digit, a change since it was
 * measured before, an impossible body mass index. Empty when nothing does.
 *
 * @param previousKg the newest weight before this one; null or absent where none is on record
 */
export function weightFindings(now: {
  weightKg: number
  previousKg?: number | null
  heightCm?: number | null
}): WeightFinding[] {
  if (!Number.isFinite(now.weightKg) || now.weightKg < lightestKg || now.weightKg > heaviestKg) {
    return [
      {
        id: 'outside',
        weight: 'never',
        text: `${now.weightKg} kg cannot be meant: ${lightestKg} to ${heaviestKg} kg. Mind decimal point and unit.`,
      },
    ]
  }
  const weight = take(now, 'weightKg')
  const inPounds = amountIn(convert(weight, 'kg', 'lb'), 'lb')
  const asPounds = amountIn(convert(quantity(now.weightKg, 'lb', 'weightKg'), 'lb', 'kg'), 'kg')
  const height = now.heightCm && now.heightCm > 0 ? now.heightCm / 100 : null
  const bodyMassIndex = height === null ? null : now.weightKg / height ** 2
  const findings: WeightFinding[] = []
  const ask = (id: WeightFinding['id'], text: string) => findings.push({ id, weight: 'ask', text })

  if (now.previousKg) {
    const previous = quantity(now.previousKg, 'kg', 'previousKg')
    const times = ratio(weight, previous)
    const change = Math.abs(times - 1) * 100
    const was = `The weight before was ${kg(now.previousKg)} kg`
    if (near(times, poundsPerKilogram)) {
      ask(
        'likely-pounds',
        `Pounds? ${was}, and ${kg(now.weightKg)} lb is ${kg(asPounds)} kg. Weigh again, in kilograms.`,
      )
    } else if (near(times, 1 / poundsPerKilogram)) {
      ask(
        'likely-halved',
        `${was}. A number in kilograms taken for pounds? ${kg(now.weightKg)} kg is ${kg(inPounds)} lb.`,
      )
    } else if (change >= bigChangePercent) {
      const way = isAbove(weight, previous) ? 'more' : 'less'
      ask('big-change', `${was}: ${roundTo(change, 1)} % ${way}. Weigh again; then say why.`)
    }
  } else if (bodyMassIndex !== null && height !== null && bodyMassIndex > bodyMassIndexTo) {
    const otherwise = asPounds / height ** 2
    if (otherwise >= bodyMassIndexFrom && otherwise <= bodyMassIndexTo) {
      ask(
        'likely-pounds',
        `Pounds? A body mass index of ${roundTo(bodyMassIndex, 0.1)}; ${kg(now.weightKg)} lb is ${kg(asPounds)} kg, which would be ${roundTo(otherwise, 0.1)}. Weigh again, in kilograms.`,
      )
    }
  }
  const outside = bodyMassIndex !== null && (bodyMassIndex < bodyMassIndexFrom || bodyMassIndex > bodyMassIndexTo)
  if (outside && findings.length === 0) {
    ask('body-mass-index', `A body mass index of ${roundTo(bodyMassIndex, 0.1)}: are weight and height right?`)
  }
  return findings
}

const poundsPerKilogram = amountIn(convert(quantity(1, 'kg'), 'kg', 'lb'), 'lb')

const near = (value: number, target: number) => Math.abs(value / target - 1) * 100 <= poundsSlackPercent

const kg = (value: number) => value.toFixed(1)
