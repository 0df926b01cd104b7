import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { type Instrument, type Item, isYesNo } from '../../clinical/instruments/index.ts'
import { focusAfter, RadioRow } from '../ui/index.ts'
import { type GivenAnswers, shownItems, withAnswer } from './answering.ts'
import { MeasuredRow } from './measured-row.tsx'

/**
 * The items of one instrument. A digit answers and moves on (`y` and `n` too, where that is what is asked), Enter moves on
 * without changing, Backspace takes an answer back. Whether the wording is shown is the licence's, not ours.
 *
 * @param end Stands after the last item; its primary button gets the focus from there
 */
export function InstrumentForm({
  instrument,
  lang,
  answers,
  onChange,
  disabled,
  beside = {},
  end,
}: {
  instrument: Instrument
  /** Of its wording, where it is not that of the page. */
  lang?: string
  answers: GivenAnswers
  onChange: (answers: GivenAnswers) => void
  disabled?: boolean
  /** What is known of an item from elsewhere, by link id: `96 % at 10:42`. */
  beside?: Readonly<Record<string, string>>
  end?: ReactNode
}) {
  const list = useRef<HTMLDivElement>(null)
  const [leaving, setLeaving] = useState<{ linkId: string } | null>(null)
  // Only after the answer has been drawn is it known which question comes next.
  useEffect(() => {
    if (leaving) focusAfter(list.current, leaving.linkId)
  }, [leaving])
  useEffect(() => {
    const first = list.current?.querySelector<HTMLElement>('[data-item]:not([data-answered]) input')
    first?.focus({ preventScroll: true })
  }, [])

  const answer = (linkId: string, value: number | null) => onChange(withAnswer(instrument, answers, linkId, value))
  const items = shownItems(instrument, answers)
  return (
    <div className="instrument" ref={list}>
      <p className="prompt">
        <span lang={lang}>{instrument.prompt}</span> <span className="quiet">({instrument.recallPeriod})</span>
      </p>
      <ol className="items" lang={lang}>
        {items.map((item) => (
          <ItemRow
            key={item.linkId}
            instrument={instrument}
            item={item}
            value={answers[item.linkId]}
            notNeeded={item.alternativeTo !== undefined && answers[item.alternativeTo] !== undefined}
            disabled={disabled}
            beside={beside[item.linkId]}
            onAnswer={(value) => answer(item.linkId, value)}
            onMoveOn={() => setLeaving({ linkId: item.linkId })}
          />
        ))}
      </ol>
      <div className="form-end" data-item="">
        {end}
      </div>
    </div>
  )
}

function ItemRow({
  instrument,
  item,
  value,
  notNeeded,
  disabled,
  beside,
  onAnswer,
  onMoveOn,
}: {
  instrument: Instrument
  item: Item
  value: number | undefined
  notNeeded: boolean
  disabled?: boolean
  beside?: string
  onAnswer: (value: number | null) => void
  onMoveOn: () => void
}) {
  const yesNo = isYesNo(item)
  const bare = item.options.every((option) => option.label === String(option.value))
  const unscored = instrument.unscoredItems.includes(item)
  const onKeyDown = (event: KeyboardEvent) => {
    if (disabled || event.ctrlKey || event.metaKey || event.altKey) return
    const letter = event.key.toLowerCase()
    if (event.key === 'Enter') onMoveOn()
    else if (event.key === 'Backspace' || event.key === 'Delete') onAnswer(null)
    else if (yesNo && (letter === 'y' || letter === 'n')) {
      onAnswer(letter === 'y' ? 1 : 0)
      onMoveOn()
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  const hint =
    beside ??
    (unscored
      ? 'asked with the form, not scored'
      : notNeeded && value === undefined
        ? 'not needed: the other one is answered'
        : item.askedWhen
          ? 'asked because of the answer above'
          : undefined)
  if (item.measured)
    return (
      <MeasuredRow
        item={item}
        measured={item.measured}
        value={value}
        hint={hint}
        disabled={disabled}
        onAnswer={onAnswer}
        onMoveOn={onMoveOn}
      />
    )
  return (
    <li
      className={`item ${fitsBeside(item) ? 'beside' : ''}`}
      data-item={item.linkId}
      data-answered={value === undefined ? undefined : ''}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys for the radios inside, which have the focus */}
      <div onKeyDown={onKeyDown}>
        <RadioRow
          legend={item.text ?? item.label}
          hint={hint && <span lang="en">{hint}</span>}
          options={item.options.map((option) => ({
            value: String(option.value),
            label: option.label,
            digit: String(option.value),
          }))}
          showDigits={!bare}
          value={value === undefined ? null : String(value)}
          onChange={(picked) => onAnswer(Number(picked))}
          onPicked={onMoveOn}
          disabled={disabled}
        />
      </div>
    </li>
  )
}

/** Few and short answers stand beside the question, so that a long form stays short. */
const fitsBeside = ({ options }: Item): boolean =>
  options.reduce((length, option) => length + option.label.length + 4, 0) <= 40
