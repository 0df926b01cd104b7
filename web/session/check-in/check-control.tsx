import { useState } from 'react'
import type { SessionCheck } from '../../../clinical/protocols/index.ts'
import type { CheckAnswer } from '../../../clinical/session/index.ts'
import { useMe } from '../../me.ts'
import { Button, CheckField, Choices, TextField } from '../../ui/index.ts'
import { useConsole } from '../console.tsx'
import { typed } from '../typed.ts'
import { FastingControl } from './fasting-control.tsx'

/** The control that answers a check; what was answered stays in view. */
export function CheckControl({ check }: { check: SessionCheck }) {
  const { state, record, open } = useConsole()
  const answer = state.checks[check.id]?.answer
  const give = (next: CheckAnswer) => record({ type: 'check-answered', checkId: check.id, answer: next })
  switch (check.answeredBy) {
    case 'spacing':
      return null
    case 'confirmation':
      return <Confirmation check={check} answer={answer?.kind === 'confirmation' ? answer : undefined} give={give} />
    case 'fasting':
      return <FastingControl check={check} answer={answer?.kind === 'fasting' ? answer : undefined} give={give} />
    case 'escort':
      return <Escort answer={answer?.kind === 'escort' ? answer : undefined} give={give} />
    case 'changes':
      return <Changes answer={answer?.kind === 'changes' ? answer : undefined} give={give} />
    case 'suicide-screen':
      return (
        <>
          <Button onClick={() => open({ kind: 'screen' })}>{answer ? 'Ask again' : 'Ask the C-SSRS'}</Button>
          <ReviewScreen answer={answer?.kind === 'suicide-screen' ? answer : undefined} give={give} />
        </>
      )
    case 'pregnancy':
      return (
        <Choices
          label={check.label}
          options={[
            { value: 'negative', label: 'Test negative' },
            { value: 'positive', label: 'Test positive' },
            { value: 'not-possible', label: 'Not possible' },
            { value: 'unknown', label: 'Not known' },
          ]}
          value={answer?.kind === 'pregnancy' ? answer.result : null}
          onChoose={(result) => give({ kind: 'pregnancy', result })}
        />
      )
  }
}

type Of<K extends CheckAnswer['kind']> = Extract<CheckAnswer, { kind: K }>
export interface ControlProps<K extends CheckAnswer['kind']> {
  answer: Of<K> | undefined
  give: (answer: CheckAnswer) => void
}

function Confirmation({ check, answer, give }: ControlProps<'confirmation'> & { check: SessionCheck }) {
  return (
    <Choices
      label={check.label}
      options={[
        { value: 'yes', label: 'Confirmed' },
        { value: 'no', label: 'No' },
        { value: 'unknown', label: 'Not known' },
      ]}
      value={answer?.confirmed ?? null}
      onChoose={(confirmed) => give({ kind: 'confirmation', confirmed })}
    />
  )
}

function Escort({ answer, give }: ControlProps<'escort'>) {
  const [name, setName] = useState(answer?.name ?? '')
  const [phone, setPhone] = useState(answer?.phone ?? '')
  const complete = name.trim() !== '' && phone.trim() !== ''
  const changed = name.trim() !== (answer?.name ?? '') || phone.trim() !== (answer?.phone ?? '')
  return (
    <div className="control-line">
      <TextField label="Name" value={name} maxLength={200} onChange={(event) => setName(event.target.value)} />
      <TextField
        label="Phone"
        inputMode="tel"
        value={phone}
        maxLength={60}
        onChange={(event) => setPhone(event.target.value)}
      />
      <Button
        disabled={!complete || (!changed && answer?.arranged === 'yes')}
        onClick={() => give({ kind: 'escort', arranged: 'yes', name: name.trim(), phone: phone.trim() })}
      >
        Escort arranged
      </Button>
      <Button onClick={() => give({ kind: 'escort', arranged: 'no' })}>No escort</Button>
    </div>
  )
}

function Changes({ answer, give }: ControlProps<'changes'>) {
  const { member } = useMe()
  const [note, setNote] = useState(answer?.note ?? '')
  const [reviewed, setReviewed] = useState(answer?.reviewedByPrescriber ?? false)
  const [open, setOpen] = useState(answer?.changed === 'yes')
  const prescriber = member.roles.includes('prescriber')
  const words = typed('note', note)
  return (
    <div className="stack tight">
      <Choices
        label="Changes since the last visit"
        options={[
          { value: 'no', label: 'No changes' },
          { value: 'yes', label: 'Changes…' },
          { value: 'unknown', label: 'Not known' },
        ]}
        value={open ? 'yes' : (answer?.changed ?? null)}
        onChoose={(changed) => {
          setOpen(changed === 'yes')
          if (changed !== 'yes') give({ kind: 'changes', changed })
        }}
      />
      {open && (
        <div className="control-line">
          <TextField
            label="What changed"
            hint="Medicines, illness, alcohol or other substances. Enter changed medicines in the chart as well: the interactions run there."
            value={note}
            maxLength={2000}
            onChange={(event) => setNote(event.target.value)}
          />
          {prescriber && (
            <CheckField
              label="I have reviewed it"
              checked={reviewed}
              onChange={(event) => setReviewed(event.target.checked)}
            />
          )}
          <Button
            disabled={!note.trim()}
            onClick={() =>
              give({ kind: 'changes', changed: 'yes', ...words, ...(reviewed ? { reviewedByPrescriber: true } : {}) })
            }
          >
            Record the changes
          </Button>
        </div>
      )}
    </div>
  )
}

/** A moderate screen holds the dose until a prescriber has seen the patient. */
function ReviewScreen({ answer, give }: ControlProps<'suicide-screen'>) {
  const { member } = useMe()
  if (answer?.tier !== 'moderate' || answer.reviewedByPrescriber) return null
  if (!member.roles.includes('prescriber')) return <span className="small quiet">A prescriber has to review it.</span>
  return (
    <Button onClick={() => give({ ...answer, reviewedByPrescriber: true })}>I have seen the patient: reviewed</Button>
  )
}
