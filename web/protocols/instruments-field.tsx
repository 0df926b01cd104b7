import { instrumentGroups, instruments } from '../../clinical/instruments/index.ts'
import { CheckField, Disclosure } from '../ui/index.ts'

/**
 * Which instruments are asked: chosen among all that Evenkeel knows, by what they ask about.
 *
 * @param before Those of the parent: chosen again they stand where they stood, so that nothing differs
 */
export function InstrumentsField({
  value,
  before,
  onChange,
}: {
  value: readonly string[]
  before: readonly string[]
  onChange: (ids: string[]) => void
}) {
  const names = value.map((id) => instruments.find((each) => each.id === id)?.shortTitle ?? id)
  const choose = (id: string, chosen: boolean) => {
    const next = chosen ? [...value, id] : value.filter((each) => each !== id)
    onChange([...before.filter((each) => next.includes(each)), ...next.filter((each) => !before.includes(each))])
  }
  return (
    <Disclosure
      flush
      summary={
        <span className="grow">
          Instruments: <b>{names.join(', ') || 'none'}</b>
        </span>
      }
      turn="choose"
    >
      <div className="instrument-choice">
        {instrumentGroups.map((group) => (
          <fieldset key={group.title}>
            <legend className="small quiet">{group.title}</legend>
            {group.instruments.map(({ id, shortTitle, title }) => (
              <CheckField
                key={id}
                label={shortTitle}
                detail={title}
                checked={value.includes(id)}
                onChange={(event) => choose(id, event.target.checked)}
              />
            ))}
          </fieldset>
        ))}
      </div>
    </Disclosure>
  )
}
