import { useState } from 'react'
import { useMe } from '../me.ts'
import { useCall } from '../queries.ts'
import { Button, FormProblem, Panel, PasswordField } from '../ui/index.ts'
import { type Determination, readByEvaluation } from './evaluation.ts'

/** What the signature means, word for word as it is kept with it, and the password that makes it. */
export function SignPanel({ data }: { data: Determination }) {
  const { member } = useMe()
  const [password, setPassword] = useState('')
  const sign = useCall('POST /api/determinations/:determinationId/sign', {
    refreshes: ['GET /api/determinations/:determinationId', ...readByEvaluation],
  })
  const submit = () => {
    if (!password) return
    sign.mutate(
      { params: { determinationId: data.id }, body: { meaning: data.signatureMeaning, password } },
      { onSettled: () => setPassword('') },
    )
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Panel
        title="Sign"
        aside={member.name}
        footer={
          <Button kind="primary" type="submit" disabled={!password} busy={sign.isPending}>
            Sign the determination
          </Button>
        }
      >
        <div className="form">
          <blockquote className="meaning">{data.signatureMeaning}</blockquote>
          <PasswordField value={password} onChange={(event) => setPassword(event.target.value)} />
          <FormProblem error={sign.error} />
        </div>
      </Panel>
    </form>
  )
}
