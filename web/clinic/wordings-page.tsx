import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CallResponse } from '../api.ts'
import { languageName } from '../language-name.ts'
import { useMayI } from '../me.ts'
import { query, useCall } from '../queries.ts'
import { Button, Chip, EmptyState, List, Loaded, Moment, Panel, ReasonDialog, Row } from '../ui/index.ts'
import { LoadWording } from './load-wording.tsx'
import { WordingVersions } from './wording-versions.tsx'

export type Wording = CallResponse<'GET /api/wordings'>['wordings'][number]

/** The wording of instruments from the clinic's own licensed copies, a language each. */
export function WordingsPage() {
  const manages = useMayI('clinic:manage')
  const wordings = useQuery(query('GET /api/wordings', { query: {} }))
  const [withdrawing, setWithdrawing] = useState<Wording | null>(null)
  const [reading, setReading] = useState<Wording | null>(null)
  return (
    <div className="stack">
      <Panel title="Wordings" aside="from your own licensed copies, with the published translation" flush>
        <Loaded query={wordings}>
          {({ wordings }) => (
            <>
              {wordings.length === 0 && (
                <EmptyState>None is loaded: instruments under licence show labels for entering scores.</EmptyState>
              )}
              <List label="Wordings">
                {wordings.map((wording) => (
                  <Row
                    key={`${wording.instrument} ${wording.language}`}
                    title={
                      <>
                        <b>{wording.shortTitle}</b> · {languageName(wording.language)}{' '}
                        {wording.withdrawnBecause !== null && <Chip tone="quiet">withdrawn</Chip>}
                        {wording.content && !wording.fits && <Chip tone="watch">for earlier items</Chip>}
                      </>
                    }
                    detail={
                      <>
                        {wording.withdrawnBecause ?? wording.licence} · version {wording.version} · {wording.authorName}{' '}
                        · <Moment instant={wording.at} />
                      </>
                    }
                    end={
                      <span className="row">
                        <Button
                          aria-label={`Versions of ${wording.shortTitle} in ${languageName(wording.language)}`}
                          onClick={() => setReading(wording)}
                        >
                          Versions…
                        </Button>
                        {manages && wording.content && (
                          <Button
                            aria-label={`Withdraw ${wording.shortTitle} in ${languageName(wording.language)}`}
                            onClick={() => setWithdrawing(wording)}
                          >
                            Withdraw…
                          </Button>
                        )}
                      </span>
                    }
                  />
                ))}
              </List>
            </>
          )}
        </Loaded>
      </Panel>
      {manages && wordings.data && <LoadWording wordings={wordings.data.wordings} />}
      {reading && <WordingVersions wording={reading} onClose={() => setReading(null)} />}
      {withdrawing && <Withdraw wording={withdrawing} onClose={() => setWithdrawing(null)} />}
    </div>
  )
}

function Withdraw({ wording, onClose }: { wording: Wording; onClose: () => void }) {
  const withdraw = useCall('POST /api/wordings/withdraw', {
    refreshes: ['GET /api/wordings', 'GET /api/wordings/history'],
    onSuccess: onClose,
  })
  const { instrument, language, version } = wording
  return (
    <ReasonDialog
      title={`Withdraw ${wording.shortTitle} in ${languageName(language)}`}
      confirm="Withdraw"
      keep="Leave it"
      busy={withdraw.isPending}
      error={withdraw.error}
      onClose={onClose}
      onConfirm={(reason) => withdraw.mutate({ body: { instrument, language, version, reason: reason.trim() } })}
    >
      Labels stand in its place from now on. What was asked with it stays readable.
    </ReasonDialog>
  )
}
