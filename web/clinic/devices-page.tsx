import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { query, useCall } from '../queries.ts'
import {
  Button,
  Chip,
  Dialog,
  EmptyState,
  FormProblem,
  List,
  Loaded,
  Moment,
  Panel,
  Row,
  TextField,
} from '../ui/index.ts'

/** Monitors and gateways that post vitals, each with a token of its own. */
export function DevicesPage() {
  const devices = useQuery(query('GET /api/devices'))
  const [name, setName] = useState('')
  const [token, setToken] = useState<string | null>(null)
  const add = useCall('POST /api/devices', {
    refreshes: ['GET /api/devices'],
    onSuccess: (made) => {
      setName('')
      setToken(made.token)
    },
  })
  const revoke = useCall('POST /api/devices/:deviceId/revoke', { refreshes: ['GET /api/devices'] })
  return (
    <Panel title="Monitors" aside="they may record vitals, and nothing else" flush>
      <Loaded query={devices}>
        {({ devices }) => (
          <>
            {devices.length === 0 && <EmptyState>No monitor or gateway is connected yet.</EmptyState>}
            <List>
              {devices.map((device) => (
                <Row
                  key={device.id}
                  title={
                    <>
                      {device.name} {device.revoked && <Chip tone="quiet">token ended</Chip>}
                    </>
                  }
                  detail={
                    <>
                      since <Moment instant={device.createdAt} />
                    </>
                  }
                  end={
                    !device.revoked && (
                      <Button
                        aria-label={`End the token of ${device.name}`}
                        onClick={() => revoke.mutate({ params: { deviceId: device.id } })}
                      >
                        End its token
                      </Button>
                    )
                  }
                />
              ))}
            </List>
            <form
              className="panel-form"
              onSubmit={(event) => {
                event.preventDefault()
                if (name.trim()) add.mutate({ body: { name: name.trim() } })
              }}
            >
              <div className="row wrap form-line">
                <TextField
                  label="Another monitor or gateway"
                  maxLength={100}
                  value={name}
                  onChange={(event) => setName(event.target.value)}
                />
                <Button type="submit" disabled={!name.trim()} busy={add.isPending}>
                  Make a token
                </Button>
              </div>
              <FormProblem error={add.error ?? revoke.error} />
            </form>
          </>
        )}
      </Loaded>
      {token && (
        <Dialog
          title="The token, shown once"
          onClose={() => setToken(null)}
          actions={
            <Button kind="primary" onClick={() => setToken(null)}>
              Done
            </Button>
          }
        >
          <p>Enter it in the monitor’s or gateway’s settings. It is sent as “Authorization: Bearer” and the token.</p>
          <input readOnly value={token} aria-label="Token" onFocus={(event) => event.target.select()} />
        </Dialog>
      )}
    </Panel>
  )
}
