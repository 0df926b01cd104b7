import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useMayI, useMe } from '../me.ts'
import { query } from '../queries.ts'
import { Button, Choices, Dialog, FormProblem, Select, showToast, TextArea } from '../ui/index.ts'
import { closingNeeds, type Pathway, toneOfPathway } from './pathway.ts'
import { PathwayFacts, PathwayLog } from './pathway-parts.tsx'
import { useActOn } from './use-act-on.ts'

type Step = 'act' | 'hand-over' | 'close'

/** The whole pathway with what there is to do: take it, record what was done, hand it over, close it. */
export function PathwayDialog({ pathway, onClose }: { pathway: Pathway; onClose: () => void }) {
  const mayAct = useMayI('urgent:act')
  const [step, setStep] = useState<Step>('act')
  const acknowledge = useActOn('POST /api/urgent/:pathwayId/acknowledge')
  const { member } = useMe()
  const mine = pathway.owner?.memberId === member.id
  return (
    <Dialog wide title={`${pathway.patientName} · urgent, ${pathway.tier} tier`} onClose={onClose}>
      <PathwayFacts pathway={pathway} />
      <PathwayLog pathway={pathway} />
      {mayAct && (
        <>
          {!mine && (
            <div>
              <Button
                kind={toneOfPathway(pathway) === 'act' ? 'act' : 'quiet'}
                busy={acknowledge.isPending}
                onClick={() => acknowledge.mutate({ params: { pathwayId: pathway.id } })}
              >
                I have it
              </Button>
              <FormProblem error={acknowledge.error} />
            </div>
          )}
          <Choices<Step>
            label="What to do"
            options={[
              { value: 'act', label: 'Record what was done' },
              { value: 'hand-over', label: 'Hand over' },
              { value: 'close', label: 'Close' },
            ]}
            value={step}
            onChoose={setStep}
          />
          {step === 'act' && <RecordAction pathway={pathway} />}
          {step === 'hand-over' && <HandOver pathway={pathway} />}
          {step === 'close' && <CloseIt pathway={pathway} onClosed={onClose} />}
        </>
      )}
      <div className="dialog-end">
        <Link className="button" to="/patients/$patientId" params={{ patientId: pathway.patientId }} onClick={onClose}>
          Chart
        </Link>
        {pathway.sessionId && (
          <Link
            className="button"
            to="/sessions/$sessionId"
            params={{ sessionId: pathway.sessionId }}
            onClick={onClose}
          >
            Session
          </Link>
        )}
        <Button onClick={onClose}>Leave it open</Button>
      </div>
    </Dialog>
  )
}

function RecordAction({ pathway }: { pathway: Pathway }) {
  const [action, setAction] = useState('')
  const record = useActOn('POST /api/urgent/:pathwayId/actions', {
    onSuccess: () => {
      setAction('')
      showToast('Recorded')
    },
  })
  return (
    <div className="form">
      <TextArea
        label="What was done"
        hint="Who saw the patient, what was found, what was agreed"
        value={action}
        maxLength={2000}
        onChange={(event) => setAction(event.target.value)}
      />
      <FormProblem error={record.error} />
      <div className="form-end">
        <Button
          kind="primary"
          busy={record.isPending}
          disabled={!action.trim()}
          onClick={() => record.mutate({ params: { pathwayId: pathway.id }, body: { action } })}
        >
          Record
        </Button>
      </div>
    </div>
  )
}

function HandOver({ pathway }: { pathway: Pathway }) {
  const { member } = useMe()
  const members = useQuery(query('GET /api/members'))
  const [to, setTo] = useState('')
  const handOver = useActOn('POST /api/urgent/:pathwayId/hand-over', { onSuccess: () => showToast('Asked') })
  const treating = (members.data?.members ?? []).filter(
    ({ id, status, roles }) =>
      status === 'active' &&
      id !== member.id &&
      roles.some((role) => ['prescriber', 'nurse', 'therapist'].includes(role)),
  )
  return (
    <div className="form">
      <Select
        label="To whom"
        hint="You stay the owner until they take it"
        empty="Choose"
        options={treating.map(({ id, name }) => ({ value: id, label: name }))}
        value={to}
        onChange={(event) => setTo(event.target.value)}
      />
      <FormProblem error={handOver.error ?? members.error} />
      <div className="form-end">
        <Button
          kind="primary"
          busy={handOver.isPending}
          disabled={!to}
          onClick={() => handOver.mutate({ params: { pathwayId: pathway.id }, body: { to } })}
        >
          Ask to take it
        </Button>
      </div>
    </div>
  )
}

function CloseIt({ pathway, onClosed }: { pathway: Pathway; onClosed: () => void }) {
  const [outcome, setOutcome] = useState('')
  const close = useActOn('POST /api/urgent/:pathwayId/close', {
    onSuccess: () => {
      showToast('Closed')
      onClosed()
    },
  })
  const needs = closingNeeds(pathway)
  return (
    <div className="form">
      <TextArea
        label="How it ended"
        hint={needs || 'Where the patient is, what was agreed, who sees them next'}
        value={outcome}
        maxLength={2000}
        onChange={(event) => setOutcome(event.target.value)}
      />
      <FormProblem error={close.error} />
      <div className="form-end">
        <Button
          kind="primary"
          busy={close.isPending}
          disabled={Boolean(needs) || !outcome.trim()}
          onClick={() => close.mutate({ params: { pathwayId: pathway.id }, body: { outcome } })}
        >
          Close the pathway
        </Button>
      </div>
    </div>
  )
}
