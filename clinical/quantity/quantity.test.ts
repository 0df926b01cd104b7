import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  add,
  amountIn,
  convert,
  divide,
  formatQuantity,
  isAbove,
  multiply,
  parseQuantity,
  type Quantity,
  QuantityError,
  quantity,
  ratio,
  subtract,
  take,
  units,
} from './quantity.ts'

const mg = (amount: number) => quantity(amount, 'mg')
const mL = (amount: number) => quantity(amount, 'mL')
const kg = (amount: number) => quantity(amount, 'kg')

/** `npm run types` reads this: each line below the comment has to be refused by the compiler, or the comment is an error. */
function refusedByTheCompiler() {
  // @ts-expect-error a mg cannot be added to a mL
  add(mg(1), mL(1))
  // @ts-expect-error nor with a plus
  mg(1) + mL(1)
  // @ts-expect-error nor to another mg with a plus, which would lose the unit
  mg(1) + mg(1)
  // @ts-expect-error nor to a bare number
  mg(1) + 1
  // @ts-expect-error a mg is not more or less than a mL
  isAbove(mg(1), mL(1))
  // @ts-expect-error nor with the operator
  mg(1) < mL(1)
  const perMinute: Quantity<'mcg/kg/min'> = quantity(1, 'mcg/kg/min')
  // @ts-expect-error a mcg/kg/min cannot pass for mg/kg/h
  const perHour: Quantity<'mg/kg/h'> = perMinute
  // @ts-expect-error a bare number is no quantity
  const dose: Quantity<'mg'> = 5
  // @ts-expect-error a quantity is no bare number
  const number: number = mg(5)
  // @ts-expect-error mg/kg times mL is nothing
  multiply(quantity(1, 'mg/kg'), mL(1))
  // @ts-expect-error a mL divided by a concentration is nothing
  divide(mL(1), quantity(1, 'mg/mL'))
  // @ts-expect-error dose divided by concentration is a volume, not a dose
  const volume: Quantity<'mg'> = divide(mg(1), quantity(1, 'mg/mL'))
  // @ts-expect-error mg is not converted to mL
  convert(mg(1), 'mg', 'mL')
  // @ts-expect-error the kilograms of a body are not milligrams of a drug
  convert(kg(1), 'kg', 'mg')
  // @ts-expect-error the unit said must be the unit that it has
  convert(mg(1), 'mcg', 'mg')
  // @ts-expect-error a field in mL is not read as mg
  const drawn: Quantity<'mg'> = take({ drawMl: 1 }, 'drawMl')
  // @ts-expect-error a field whose name says no unit is not read at all
  take({ dose: 1 }, 'dose')
  // @ts-expect-error the unit that is taken off must be the one it has
  amountIn(mg(1), 'mL')
  return { perHour, dose, number, volume, drawn }
}
void refusedByTheCompiler

describe('a quantity', () => {
  it('is worked with by the few operations that are legal', () => {
    const dose: Quantity<'mg'> = multiply(quantity(0.5, 'mg/kg'), kg(82))
    const volume: Quantity<'mL'> = divide(dose, quantity(50, 'mg/mL'))
    const rate: Quantity<'mL/h'> = divide(mL(100), convert(quantity(40, 'min'), 'min', 'h'))
    expect(amountIn(dose, 'mg')).toBe(41)
    expect(amountIn(volume, 'mL')).toBeCloseTo(0.82)
    expect(amountIn(rate, 'mL/h')).toBeCloseTo(150)
    expect(amountIn(add(mg(1), mg(2)), 'mg')).toBe(3)
    expect(amountIn(subtract(mg(3), mg(1)), 'mg')).toBe(2)
    expect(ratio(kg(180), kg(90))).toBe(2)
  })

  it('is read from a field whose name says its unit', () => {
    const weight: Quantity<'kg'> = take({ weightKg: 82 }, 'weightKg')
    const dose: Quantity<'mg/kg'> = take({ doseMgPerKg: 0.5 }, 'doseMgPerKg')
    const rate: Quantity<'mg/kg/h'> = take({ mgPerKgPerHour: 1 }, 'mgPerKgPerHour')
    const pump: Quantity<'mL/h'> = take({ pumpRateMlPerHour: 150 }, 'pumpRateMlPerHour')
    const level: Quantity<'ng/mL'> = take({ concentrationNgPerMl: 110 }, 'concentrationNgPerMl')
    expect([weight, dose, rate, pump, level]).toEqual([82, 0.5, 1, 150, 110])
    expect(() => take({ weightKg: Number.NaN }, 'weightKg')).toThrow('weightKg must be a number')
  })

  it('is converted between micrograms a minute and milligrams an hour', () => {
    expect(amountIn(convert(quantity(12.5, 'mcg/kg/min'), 'mcg/kg/min', 'mg/kg/h'), 'mg/kg/h')).toBe(0.75)
    expect(amountIn(convert(quantity(0.75, 'mg/kg/h'), 'mg/kg/h', 'mcg/kg/min'), 'mcg/kg/min')).toBe(12.5)
    expect(amountIn(convert(quantity(220, 'lb'), 'lb', 'kg'), 'kg')).toBeCloseTo(99.79, 2)
    expect(amountIn(convert(quantity(0.11, 'mcg/mL'), 'mcg/mL', 'ng/mL'), 'ng/mL')).toBe(110)
  })

  it('is read as a person writes it', () => {
    expect(parseQuantity('0.5 mg/kg', 'mg/kg', 'dose')).toBe(0.5)
    expect(parseQuantity(' .5mg/kg ', 'mg/kg', 'dose')).toBe(0.5)
    expect(parseQuantity('12.5 µg/kg/min', 'mg/kg/h', 'rate')).toBe(0.75)
    expect(parseQuantity('100 ML', 'mL', 'bag')).toBe(100)
    expect(parseQuantity('150 mL/hr', 'mL/h', 'rate')).toBe(150)
    expect(parseQuantity('180 lb', 'kg', 'weight')).toBeCloseTo(81.65, 2)
  })

  it.each([
    ['0.5', 'dose "0.5" has no unit: write 0.5 mg/kg'],
    ['0,5 mg/kg', 'dose "0,5 mg/kg" has a comma: write a decimal point'],
    ['half mg/kg', 'dose "half mg/kg" is no amount: write it as 0.5 mg/kg'],
    ['', 'dose "" is no amount: write it as 0.5 mg/kg'],
    ['0.5 mg', 'dose mg is no unit of it: write mg/kg'],
    ['0.5 mg/kg/h', 'dose mg/kg/h is no unit of it: write mg/kg'],
    ['0.5 drops', 'dose "drops" is no unit that is known here: write mg/kg'],
    ['1e999 mg/kg', 'dose "1e999 mg/kg" is no amount: write it as 0.5 mg/kg'],
  ])('"%s" is refused with its field', (text, message) => {
    expect(() => parseQuantity(text, 'mg/kg', 'dose')).toThrow(new QuantityError('dose', message.slice(5)))
  })

  it('is the same after it was written and read, in whatever unit of its dimension', () => {
    const names = Object.keys(units) as (keyof typeof units)[]
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.constantFrom(...names),
        fc.double({ min: 0.001, max: 1e6, noNaN: true }),
        (from, to, amount) => {
          const text = formatQuantity(quantity(amount, from), from)
          if (units[from].dimension !== units[to].dimension) {
            expect(() => parseQuantity(text, to, 'it')).toThrow(QuantityError)
            return
          }
          const there = parseQuantity(text, to, 'it')
          const back = parseQuantity(formatQuantity(there, to), from, 'it') as unknown as number
          expect(Math.abs(back / amount - 1)).toBeLessThan(1e-9)
        },
      ),
    )
  })

  it('is written with its unit', () => {
    expect(formatQuantity(quantity(0.1 + 0.2, 'mg/kg'), 'mg/kg')).toBe('0.3 mg/kg')
    expect(formatQuantity(mg(41), 'mg', 1)).toBe('41.0 mg')
  })
})
