import { Loaded, PageHeader, Panel } from '../ui/index.ts'
import { DueList } from './due-list.tsx'
import { type DueToday, useFloor } from './floor.ts'

const groups: { kind: DueToday['kind']; title: string }[] = [
  { kind: 'follow-up', title: 'Follow-up' },
  { kind: 'determination', title: 'Determinations to sign' },
  { kind: 'monitoring-form', title: 'Monitoring forms' },
  { kind: 'review', title: 'Reviews' },
]

/** Everything that is due today, by kind, each leading to where it is done. */
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
              return (
                <Panel key={group.kind} title={group.title} aside={items.length} flush>
                  <DueList due={items} />
                </Panel>
              )
            })}
          </div>
        )}
      </Loaded>
    </>
  )
}
