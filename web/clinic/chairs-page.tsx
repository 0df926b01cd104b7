import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CallResponse } from '../api.ts'
import { useMayI } from '../me.ts'
import { query, useCall } from '../queries.ts'
import { Button, Chip, EmptyState, FormProblem, List, Loaded, Panel, TextField } from '../ui/index.ts'

type Chair = CallResponse<'GET /api/chairs'>['chairs'][number]

const changes = { refreshes: ['GET /api/chairs' as const, 'GET /api/me' as const] }

/** The places where sessions happen, in the order of the floor. */
export function ChairsPage() {
  const manages = useMayI('clinic:manage')
  const chairs = useQuery(query('GET /api/chairs'))
  const [name, setName] = useState('')
  const add = useCall('POST /api/chairs', { ...changes, onSuccess: () => setName('') })
  const move = useCall('PATCH /api/chairs/:chairId', changes)
  return (
    <Panel title="Chairs" aside="in the order of the floor" flush>
      <Loaded query={chairs}>
        {({ chairs }) => {
          const swap = (one: Chair, other: Chair | undefined) => {
            if (!other) return
            move.mutate({ params: { chairId: one.id }, body: { position: other.position } })
            move.mutate({ params: { chairId: other.id }, body: { position: one.position } })
          }
          return (
            <>
              {chairs.length === 0 && <EmptyState>No chairs yet.</EmptyState>}
              <List label="Chairs">
                {chairs.map((chair, index) => (
                  <ChairRow
                    key={chair.id}
                    chair={chair}
                    manages={manages}
                    onEarlier={index > 0 ? () => swap(chair, chairs[index - 1]) : undefined}
                    onLater={index < chairs.length - 1 ? () => swap(chair, chairs[index + 1]) : undefined}
                  />
                ))}
              </List>
              {manages && (
                <form
                  className="panel-form"
                  onSubmit={(event) => {
                    event.preventDefault()
                    if (name.trim()) add.mutate({ body: { name: name.trim() } })
                  }}
                >
                  <div className="row wrap form-line">
                    <TextField
                      label="Another chair"
                      placeholder={`Chair ${chairs.length + 1}`}
                      maxLength={60}
                      value={name}
                      onChange={(event) => setName(event.target.value)}
                    />
                    <Button type="submit" disabled={!name.trim()} busy={add.isPending}>
                      Add
                    </Button>
                  </div>
                  <FormProblem error={add.error ?? move.error} />
                </form>
              )}
            </>
          )
        }}
      </Loaded>
    </Panel>
  )
}

function ChairRow({
  chair,
  manages,
  onEarlier,
  onLater,
}: {
  chair: Chair
  manages: boolean
  onEarlier?: () => void
  onLater?: () => void
}) {
  const [name, setName] = useState<string | null>(null)
  const amend = useCall('PATCH /api/chairs/:chairId', { ...changes, onSuccess: () => setName(null) })
  const change = (body: { name?: string; retired?: boolean }) => amend.mutate({ params: { chairId: chair.id }, body })
  if (name !== null)
    return (
      <li>
        <form
          className="row wrap form-line"
          onSubmit={(event) => {
            event.preventDefault()
            if (name.trim()) change({ name: name.trim() })
          }}
        >
          <TextField
            label={`New name of ${chair.name}`}
            autoFocus
            maxLength={60}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <Button type="submit" disabled={!name.trim()} busy={amend.isPending}>
            Save
          </Button>
          <Button onClick={() => setName(null)}>Cancel</Button>
        </form>
        <FormProblem error={amend.error} />
      </li>
    )
  return (
    <li>
      <div className="row-line middle wrap">
        <div className="grow">
          {chair.name} {chair.retired && <Chip tone="quiet">retired</Chip>}
        </div>
        {manages && (
          <>
            <Button disabled={!onEarlier} onClick={onEarlier} aria-label={`Move ${chair.name} up`}>
              ↑
            </Button>
            <Button disabled={!onLater} onClick={onLater} aria-label={`Move ${chair.name} down`}>
              ↓
            </Button>
            <Button onClick={() => setName(chair.name)} aria-label={`Rename ${chair.name}`}>
              Rename…
            </Button>
            <Button
              onClick={() => change({ retired: !chair.retired })}
              busy={amend.isPending}
              aria-label={`${chair.retired ? 'Use' : 'Retire'} ${chair.name}`}
            >
              {chair.retired ? 'Use again' : 'Retire'}
            </Button>
          </>
        )}
      </div>
      <FormProblem error={amend.error} />
    </li>
  )
}
