import { Button } from '../ui/index.ts'
import { useConsole } from './console.tsx'
import { primaryLabel } from './due-words.ts'
import { useDoDue } from './use-do-due.ts'

/** The next due item is the primary action of the screen. */
export function Primary() {
  const { due, mayWrite, action, nowMs } = useConsole()
  const doDue = useDoDue()
  const next = due[0]
  if (!next || !mayWrite) return null
  return (
    <Button kind="primary" size="large" block disabled={action !== null} onClick={() => doDue(next)}>
      {primaryLabel(next, nowMs)}
    </Button>
  )
}
