import { useState } from 'react'
import { allowedDosesMg } from '../../../clinical/dosing/index.ts'
import { orderedDose } from '../../../clinical/session/index.ts'
import { DoseProposal } from '../../plans/dose-proposal.tsx'
import { Choices, NumberField, plain, readNumber, Select, TextField } from '../../ui/index.ts'
import { useConsole } from '../console.tsx'
import { EventForm, type FormProps } from '../event-form.tsx'
import { typed } from '../typed.ts'

/** Another dose than the plan's for today, on a prescriber's order. */
export function OrderForm({ event, ...shell }: FormProps) {
  const { detail, state, me } = useConsole()
  const initial = event?.type === 'dose-ordered' ? event : undefined
  const current = initial?.dose ?? orderedDose(state)
  const prescribers = detail.members.filter((member) => member.roles.includes('prescriber'))
  const [prescriber, setPrescriber] = useState(
    initial?.prescriber ?? (prescribers.some((member) => member.id === me) ? me : ''),
  )
  const [text, setText] = useState(
    !current ? '' : 'doseMg' in current ? String(current.doseMg) : String(current.doseMgPerKg),
  )
  const [note, setNote] = useState(initial?.note ?? '')
  const value = readNumber(text)
  const devices = state.protocol.dose.kind === 'devices'
  const ofSession = allowedDosesMg(state.protocol, state.opened?.sessionNumber ?? 1, detail.patient.ageYears) ?? []
  // With no age nothing is surely allowed: the prescriber chooses, and the gate asks for the age.
  const allowed =
    ofSession.length === 0 && state.protocol.dose.kind === 'devices' ? state.protocol.dose.allowedMg : ofSession
  return (
    <EventForm
      {...shell}
      event={initial}
      title="Dose ordered for today"
      saves="Record the order"
      content={
        value !== undefined && value > 0 && prescriber
          ? {
              type: 'dose-ordered',
              dose: devices ? { doseMg: value } : { doseMgPerKg: value },
              prescriber,
              ...typed('note', note),
            }
          : null
      }
    >
      <DoseProposal planId={detail.plan.id} />
      {devices ? (
        <Choices
          label="Dose"
          options={allowed.map((mg) => ({ value: String(mg), label: `${mg} mg` }))}
          value={text}
          onChoose={setText}
        />
      ) : (
        <NumberField
          label="Dose"
          unit="mg/kg"
          autoFocus
          value={text}
          hint={
            state.protocol.dose.kind !== 'devices'
              ? `Protocol: ${plain(state.protocol.dose.doseMgPerKg, 3)} mg/kg`
              : undefined
          }
          onChange={(change) => setText(change.target.value)}
        />
      )}
      <Select
        label="Ordered by"
        empty="Choose"
        value={prescriber}
        options={prescribers.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(change) => setPrescriber(change.target.value)}
      />
      <TextField label="Why" value={note} maxLength={2000} onChange={(change) => setNote(change.target.value)} />
    </EventForm>
  )
}
