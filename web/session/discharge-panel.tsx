import type { DischargeItem } from '../../clinical/session/index.ts'
import { useTimeZone } from '../me.ts'
import { clockTime, List, Mark, type MarkName, Panel } from '../ui/index.ts'
import { useConsole } from './console.tsx'

/** Each criterion as it stands now: ticks expire with the readings behind them. */
export function DischargePanel() {
  const { readiness, times, open, mayWrite, state } = useConsole()
  const timeZone = useTimeZone()
  const aside =
    state.phase === 'ended'
      ? `${readiness.met} of ${readiness.total} met`
      : times.dischargeFrom
        ? `${readiness.met} of ${readiness.total} · not before ${clockTime(times.dischargeFrom, timeZone)}`
        : `${readiness.met} of ${readiness.total}`
  return (
    <Panel title="Discharge" aside={aside} flush>
      <List>
        {readiness.items.map((item) => (
          <li key={item.id} className="pressable">
            <button
              type="button"
              disabled={!mayWrite || state.phase === 'ended'}
              onClick={() => open({ kind: 'discharge-item', criterionId: item.id })}
            >
              <Mark name={dischargeMark(item)} says={item.passed ? 'met' : item.status} />
              <span className="grow">
                {item.label}
                <span className="small quiet block">
                  {item.overridden ? `overridden: ${item.overridden.reason}` : item.text}
                </span>
              </span>
            </button>
          </li>
        ))}
      </List>
    </Panel>
  )
}

export function dischargeMark(item: DischargeItem): MarkName {
  if (item.overridden) return 'caution'
  if (item.passed) return 'done'
  // Time that has not passed is no failure.
  if (item.kind === 'minimum-observation') return 'open'
  return item.status === 'not-met' ? 'not' : 'open'
}
