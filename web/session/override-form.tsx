import { useState } from 'react'
import type { OverrideRule } from '../../clinical/protocols/index.ts'
import { useMe } from '../me.ts'
import { Banner, Button, FormProblem, TextField } from '../ui/index.ts'
import { useConsole } from './console.tsx'
import { givesMedicines, useSecondPerson } from './second-person.tsx'
import type { SignedContent } from './session.ts'

/** Going on past what is not met: by whom the protocol lets, with a reason, and with a second signature where it asks. */
export function OverrideForm({
  rule,
  eventOf,
  onDone,
}: {
  rule: OverrideRule
  eventOf: (reason: string) => Extract<SignedContent, { type: 'gate-overridden' | 'discharge-overridden' }>
  onDone: () => void
}) {
  const { record, lost } = useConsole()
  const { member } = useMe()
  const [reason, setReason] = useState('')
  const alone = rule.by !== 'prescriber' || member.roles.includes('prescriber')
  const needsSecond = rule.secondSignature || !alone
  // One of the two is a prescriber where the protocol asks for one.
  const second = useSecondPerson((roles) => (alone ? givesMedicines(roles) : roles.includes('prescriber')), {
    label: alone ? 'Signs with you' : 'Prescriber who signs',
  })
  if (rule.by === 'never') return <p className="quiet">This cannot be overridden: it has to be met.</p>
  const complete = reason.trim() !== '' && (!needsSecond || (second.ready && !lost))
  const save = () => {
    const content = eventOf(reason.trim())
    if (needsSecond) return second.submit(content, onDone)
    record(content)
    onDone()
  }
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        if (complete) save()
      }}
    >
      <TextField
        label="Go on all the same, because"
        value={reason}
        maxLength={1000}
        onChange={(event) => setReason(event.target.value)}
      />
      {needsSecond && second.fields}
      {needsSecond && lost && <Banner tone="watch">A second signature needs the server.</Banner>}
      <FormProblem error={second.error} />
      <div className="form-end">
        <Button kind="act" type="submit" disabled={!complete} busy={second.busy}>
          Override
        </Button>
      </div>
    </form>
  )
}
