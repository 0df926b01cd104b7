import { useTimeZone } from '../me.ts'
import { List, Mark, Panel } from '../ui/index.ts'
import { useConsole } from './console.tsx'
import { dueWords } from './due-words.ts'
import { useDoDue } from './use-do-due.ts'

/** What comes next and when. Each line does what it says. */
export function DuePanel() {
  const { due, nowMs, state, nameOf, open, mayWrite } = useConsole()
  const timeZone = useTimeZone()
  const doDue = useDoDue()
  return (
    <Panel
      title="Due"
      aside={
        <>
          {state.watcher ? `watching: ${nameOf(state.watcher)}` : 'nobody watches'}
          {mayWrite && state.phase !== 'ended' && (
            <>
              {' · '}
              <button type="button" className="link" onClick={() => open({ kind: 'handover' })}>
                hand over
              </button>
            </>
          )}
        </>
      }
      flush
    >
      {due.length === 0 ? (
        <div className="state">Nothing is due.</div>
      ) : (
        <List>
          {due.slice(0, 9).map((item) => {
            const { when, tone } = dueWords(item, nowMs, timeZone)
            return (
              <li key={item.id} className={`pressable ${tone ?? ''}`}>
                <button type="button" disabled={!mayWrite} onClick={() => doDue(item)}>
                  <Mark name={tone ?? 'open'} says={tone === 'act' ? 'now' : tone === 'watch' ? 'overdue' : 'due'} />
                  <span className="grow">{tone ? <b>{item.label}</b> : item.label}</span>
                  <span className={`nowrap ${tone ? '' : 'quiet'}`}>{when}</span>
                </button>
              </li>
            )
          })}
        </List>
      )}
    </Panel>
  )
}
