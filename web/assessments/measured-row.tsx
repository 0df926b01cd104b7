import { useState } from 'react'
import { faultOfAnswer, type Item } from '../../clinical/instruments/index.ts'
import { NumberField, readNumber } from '../ui/index.ts'

/** An item that is answered with a number: measured, or marked on a line. What cannot be one is kept and said. */
export function MeasuredRow({
  item,
  measured,
  value,
  hint,
  disabled,
  onAnswer,
  onMoveOn,
}: {
  item: Item
  measured: NonNullable<Item['measured']>
  value: number | undefined
  hint?: string
  disabled?: boolean
  onAnswer: (value: number | null) => void
  onMoveOn: () => void
}) {
  const [typed, setTyped] = useState<string | null>(null)
  const [left, setLeft] = useState(false)
  const read = (text: string): number | null => {
    const number = readNumber(text)
    return number === undefined || faultOfAnswer(item, number) ? null : number
  }
  const wrong = left && typed !== null && typed.trim() !== '' && read(typed) === null
  return (
    <li className="item measured" data-item={item.linkId} data-answered={value === undefined ? undefined : ''}>
      <NumberField
        label={item.text ?? item.label}
        hint={hint}
        unit={measured.unit}
        error={wrong ? expected(item, measured.decimals) : undefined}
        disabled={disabled}
        value={typed ?? (value === undefined ? '' : String(value))}
        onChange={(event) => {
          setTyped(event.target.value)
          setLeft(false)
          onAnswer(read(event.target.value))
        }}
        onBlur={() => {
          setLeft(true)
          if (typed !== null && read(typed) !== null) setTyped(null)
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          onMoveOn()
        }}
      />
    </li>
  )
}

const expected = ({ min, max }: Item, decimals: number): string =>
  decimals === 0 ? `A whole number from ${min} to ${max}` : `${min} to ${max}, with at most ${decimals} decimal`
