import './floor.css'
import { Loaded, PageHeader, Panel } from '../ui/index.ts'
import { ComingDays, DueList } from './due-list.tsx'
import { type DueToday, useFloor } from './floor.ts'

const groups: { kind: DueToday['kind']; title: string }[] = [
  { kind: 'follow-up', title: 'Follow-up' },
  { kind: 'determination', title: 'Determinations to sign' },
  { kind: 'monitoring-form', title: 'Monitoring forms' },
  { kind: 'review', title: 'Reviews' },
]

/** Everything that is due today, by kind, each leading to where it is done; beneath it what can be done already. */
export function DuePage() {
  const floor = useFloor()
  return (
    <>
      <PageHeader title="Due" documentTitle="Due" about="What is due today, beside the sessions" />
      <Loaded query={floor}>
        {({ due }) => (
          <div className="due-groups">
            {groups.map((group) => {
              const items = due.filter((item) => item.kind === group.kind)
              const today = items.filter((item) => !item.coming)
              return (
                <Panel
                  key={group.kind}
                  title={group.title}
                  aside={today.length}
                  flush
                  footer={today.length < items.length && <ComingDays due={items} open />}
                >
                  <DueList due={today} />
                </Panel>
              )
            })}
          </div>
        )}
      </Loaded>
    </>
  )
}
