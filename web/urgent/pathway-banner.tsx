import { useLocked } from '../lock.ts'
import { useMayI, useMe, useTimeZone } from '../me.ts'
import { Banner, Button, clockTime, showToast, TimeSince, wordsOf } from '../ui/index.ts'
import { lowerFirst, overdueWords, ownerWords, type Pathway, toneOfPathway } from './pathway.ts'
import { ByImport } from './pathway-parts.tsx'
import { useActOn } from './use-act-on.ts'

/** One line: who, what was found, since when, who has it, and whom the next step tells. */
export function PathwayBanner({ pathway, onOpen }: { pathway: Pathway; onOpen: () => void }) {
  const timeZone = useTimeZone()
  const mayAct = useMayI('urgent:act')
  const locked = useLocked()
  const acknowledge = useActOn('POST /api/urgent/:pathwayId/acknowledge', {
    onError: (error) => showToast(wordsOf(error).title, 'not'),
  })
  const { nextEscalation } = pathway
  const late = overdueWords(pathway)
  const { member } = useMe()
  const isForMe = pathway.status === 'waiting' || pathway.handedOverTo?.memberId === member.id
  const tone = toneOfPathway(pathway)
  return (
    <Banner
      tone={tone}
      actions={
        !locked && (
          <>
            {mayAct && isForMe && (
              <Button
                kind={tone === 'act' ? 'act' : 'quiet'}
                busy={acknowledge.isPending}
                onClick={() => acknowledge.mutate({ params: { pathwayId: pathway.id } })}
              >
                I have it
              </Button>
            )}
            <Button onClick={onOpen} aria-haspopup="dialog">
              Open<span className="visually-hidden"> {pathway.patientName}</span>
            </Button>
          </>
        )
      }
    >
      {pathway.patientName}: {pathway.finding}
      <ByImport pathway={pathway} />
      <span className="urgent-state">
        {late && <b>{late} · </b>}
        since <TimeSince instant={pathway.openedAt} /> · {ownerWords(pathway)}
        {nextEscalation &&
          ` · next told at ${clockTime(nextEscalation.at, timeZone)}: ${lowerFirst(nextEscalation.to)}`}
        {pathway.somebodyStays && ' · somebody stays'}
        {pathway.holdsDischarge && ' · no discharge'}
      </span>
    </Banner>
  )
}
