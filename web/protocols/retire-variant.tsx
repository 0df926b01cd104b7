import { useState } from 'react'
import { useCall } from '../queries.ts'
import { Button, Dialog, FormProblem, TextField } from '../ui/index.ts'
import { newestVersionOf, type Variant } from './variant.ts'

/** No new plans with a variant from now on, with reason and password. */
export function RetireVariant({ variant, onClose }: { variant: Variant; onClose: () => void }) {
  const [reason, setReason] = useState('')
  const [password, setPassword] = useState('')
  const retire = useCall('POST /api/protocol-variants/:variantId/retire', {
    refreshes: ['GET /api/protocol-variants', 'GET /api/protocols'],
    onSuccess: onClose,
  })
  return (
    <Dialog
      title={`Retire ${variant.title}`}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Leave it</Button>
          <Button
            kind="primary"
            disabled={!reason.trim() || !password}
            busy={retire.isPending}
            onClick={() =>
              retire.mutate({
                params: { variantId: variant.id },
                body: { version: newestVersionOf(variant), reason: reason.trim(), password },
              })
            }
          >
            Retire
          </Button>
        </>
      }
    >
      <p>No new plan is made with it from now on. Plans and sessions that were made with it go on by it.</p>
      <TextField
        label="Why it is retired"
        maxLength={1000}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <TextField
        label="Your password"
        type="password"
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <FormProblem error={retire.error} />
    </Dialog>
  )
}
