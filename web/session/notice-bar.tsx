import { symptomLabels } from '../../clinical/protocols/index.ts'
import type { Notice } from '../../clinical/session/index.ts'
import { useTimeZone } from '../me.ts'
import { Banner, Button, clockTime, Disclosure } from '../ui/index.ts'
import { useConsole } from './console.tsx'
import { filedUnder } from './filed-under.ts'

/** Notices in their fixed place: the most urgent open, the others behind it. Seen is not done. */
export function NoticeBar() {
  const { notices, state } = useConsole()
  const open = notices.filter((notice) => notice.state !== 'handled')
  const [first, ...others] = open
  const refused = state.conflicts.filter((conflict) => conflict.resolved === null)
  if (!first && refused.length === 0) return null
  return (
    <section className="notice-bar" aria-label="Notices">
      {first && <NoticeBanner notice={first} />}
      {others.length > 0 && (
        <Disclosure summary={<b>{others.length === 1 ? '1 more notice' : `${others.length} more notices`}</b>} flush>
          <div className="stack tight">
            {others.map((notice) => (
              <NoticeBanner key={notice.id} notice={notice} />
            ))}
          </div>
        </Disclosure>
      )}
      <Conflicts />
    </section>
  )
}

function NoticeBanner({ notice }: { notice: Notice }) {
  const { record, open, mayWrite, nameOf } = useConsole()
  const timeZone = useTimeZone()
  const asks = notice.asksSymptoms.length > 0 && notice.symptoms === null
  const questions = notice.asksSymptoms.map((symptom) => symptomLabels[symptom] ?? symptom)
  return (
    <Banner
      tone={notice.actNow ? 'act' : 'watch'}
      actions={
        <>
          {mayWrite && asks && (
            <>
              <Button
                onClick={() =>
                  record({
                    type: 'symptoms-answered',
                    ...filedUnder(notice),
                    asked: notice.asksSymptoms,
                    present: [],
                  })
                }
              >
                No symptoms
              </Button>
              <Button kind={notice.actNow ? 'act' : 'quiet'} onClick={() => open({ kind: 'symptoms', notice })}>
                Symptoms…
              </Button>
            </>
          )}
          {mayWrite && notice.signal === 'help' && (
            <Button kind="act" onClick={() => open({ kind: 'help-answered' })}>
              Help is here…
            </Button>
          )}
          {notice.eventCard && <Button onClick={() => open({ kind: 'steps', notice })}>Steps</Button>}
          {mayWrite && !asks && !notice.eventCard && notice.signal !== 'help' && notice.tier !== 'watch' && (
            <Button onClick={() => open({ kind: 'steps', notice })}>Handled…</Button>
          )}
          {mayWrite && notice.state === 'raised' && notice.signal !== 'help' && (
            <Button onClick={() => record({ type: 'notice-acknowledged', ...filedUnder(notice) })}>Seen</Button>
          )}
        </>
      }
    >
      {notice.text}
      {' · '}
      {clockTime(notice.raisedAt, timeZone)}
      {notice.times > 1 && ` · ${notice.times} times`}
      {asks && ` · ${questions.join(', ')}?`}
      {!asks && notice.symptoms !== null && (
        <span className="light">
          {' · '}
          {notice.symptoms.length === 0
            ? 'no symptoms'
            : notice.symptoms.map((each) => symptomLabels[each] ?? each).join(', ')}
        </span>
      )}
      {notice.acknowledgedBy && (
        <span className="light">
          {' · '}seen by {nameOf(notice.acknowledgedBy)}, not yet handled
        </span>
      )}
    </Banner>
  )
}

/** What did not fit: it is on record, and a person says what is true. */
function Conflicts() {
  const { state, open, mayWrite } = useConsole()
  const unsettled = state.conflicts.filter((conflict) => conflict.resolved === null)
  return unsettled.map((conflict) => (
    <Banner
      key={conflict.id}
      tone="watch"
      actions={mayWrite && <Button onClick={() => open({ kind: 'conflict', conflictId: conflict.id })}>Settle…</Button>}
    >
      {conflict.kind === 'refused' ? 'Did not count' : 'To look at'}: {conflict.text}
    </Banner>
  ))
}
