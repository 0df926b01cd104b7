import type { ReactNode } from 'react'
import { Button, Mark, type MarkName } from '../ui/index.ts'

/** A line of the record that opens: to be amended, taken out, or read back through its history. */
export function FactRow({
  mark,
  markSays,
  title,
  detail,
  end,
  onOpen,
}: {
  mark?: MarkName
  markSays?: string
  title: ReactNode
  detail?: ReactNode
  end?: ReactNode
  onOpen: () => void
}) {
  return (
    <li className="linked fact-row">
      <div className="row-line">
        {mark && <Mark name={mark} says={markSays} />}
        <div className="grow">
          <Button aria-haspopup="dialog" onClick={onOpen}>
            {title}
          </Button>
          {detail && <div className="small quiet">{detail}</div>}
        </div>
        {end && <div className="quiet nowrap">{end}</div>}
      </div>
    </li>
  )
}

/** In the head of a panel: adds one more, or says something else of what is in it. */
export function AddButton({ what, label = 'Add', onAdd }: { what?: string; label?: string; onAdd: () => void }) {
  return (
    <span className="panel-add">
      <Button kind="plain" aria-haspopup="dialog" onClick={onAdd}>
        {label}
        {what && <span className="visually-hidden"> {what}</span>}
      </Button>
    </span>
  )
}
