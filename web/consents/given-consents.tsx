import { useState } from 'react'
import { useCall } from '../queries.ts'
import { Button, Dialog, Disclosure, EmptyState, FormProblem, List, Moment, Panel, Row, TextArea } from '../ui/index.ts'
import { DrawnSignature } from './signature-pad.tsx'
import type { Consent } from './treatments.ts'

/** What was signed before, newest first; a withdrawal stays beside what it withdraws. */
export function GivenConsents({ consents, mayWithdraw }: { consents: Consent[]; mayWithdraw: boolean }) {
  const [withdrawing, setWithdrawing] = useState<Consent>()
  return (
    <Panel title="Given" flush>
      {consents.length === 0 ? (
        <EmptyState>No consent to this treatment yet.</EmptyState>
      ) : (
        <List>
          {consents.map((consent) => (
            <Row
              key={consent.id}
              mark={consent.withdrawn ? 'not' : 'done'}
              markSays={consent.withdrawn ? 'withdrawn' : 'valid'}
              title={`Version ${consent.documentVersion}, explained by ${consent.explainedBy.name}`}
              detail={
                consent.withdrawn ? (
                  <>
                    withdrawn <Moment instant={consent.withdrawn.at} />
                    {consent.withdrawn.reason && ` · ${consent.withdrawn.reason}`} · recorded by {consent.withdrawn.by}
                  </>
                ) : (
                  <>
                    signed by {consent.patientSignature.name}, <Moment instant={consent.signedAt} />
                  </>
                )
              }
              end={
                mayWithdraw && !consent.withdrawn && <Button onClick={() => setWithdrawing(consent)}>Withdraw</Button>
              }
            >
              <Disclosure summary="What was recorded" turn="" flush>
                {consent.patientSignature.kind === 'drawn' ? (
                  <DrawnSignature strokes={consent.patientSignature.strokes} name={consent.patientSignature.name} />
                ) : (
                  <p>Signed by typed name: {consent.patientSignature.name}</p>
                )}
                {consent.teachBack && <p>In the patient’s words: {consent.teachBack}</p>}
                {consent.interpreter && <p>Interpreter: {consent.interpreter}</p>}
              </Disclosure>
            </Row>
          ))}
        </List>
      )}
      {withdrawing && <WithdrawDialog consent={withdrawing} onClose={() => setWithdrawing(undefined)} />}
    </Panel>
  )
}

function WithdrawDialog({ consent, onClose }: { consent: Consent; onClose: () => void }) {
  const [reason, setReason] = useState('')
  const withdraw = useCall('POST /api/consents/:consentId/withdraw', {
    refreshes: ['GET /api/patients/:patientId/consents'],
    onSuccess: onClose,
  })
  return (
    <Dialog
      title="Withdraw consent"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button
            kind="primary"
            busy={withdraw.isPending}
            onClick={() => withdraw.mutate({ params: { consentId: consent.id }, body: { reason } })}
          >
            Withdraw consent
          </Button>
        </>
      }
    >
      <p>No new session can start on it. A session that runs goes on until somebody stops it.</p>
      <TextArea
        label="Reason, if the patient gives one"
        value={reason}
        maxLength={1000}
        onChange={(event) => setReason(event.target.value)}
      />
      <FormProblem error={withdraw.error} />
    </Dialog>
  )
}
