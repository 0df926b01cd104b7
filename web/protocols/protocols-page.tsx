import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { protocols } from '../../clinical/protocols/index.ts'
import { useMayI } from '../me.ts'
import { Button, Chip, Disclosure, EmptyState, List, Loaded, longDate, Panel, Row } from '../ui/index.ts'
import { Differences } from './differences.tsx'
import { RetireVariant } from './retire-variant.tsx'
import { type Variant, variantsQuery } from './variant.ts'

/** Published protocols, and the variants that this clinic's medical lead has made of them. */
export function ProtocolsPage() {
  const mayApprove = useMayI('rules:approve')
  const variants = useQuery(variantsQuery())
  const [retiring, setRetiring] = useState<Variant | null>(null)
  return (
    <div className="stack">
      <Panel title="This clinic’s own variants" aside="of published protocols, which stay as they are" flush>
        <Loaded query={variants}>
          {({ variants: all }) => (
            <>
              {all.length === 0 && (
                <EmptyState>
                  None yet.{' '}
                  {mayApprove
                    ? 'Start from a published protocol below.'
                    : 'A medical lead makes one from a published protocol.'}
                </EmptyState>
              )}
              <List label="Variants">
                {all.toSorted(inUseFirst).map((variant) => (
                  <OwnVariant
                    key={variant.id}
                    variant={variant}
                    mayApprove={mayApprove}
                    onRetire={() => setRetiring(variant)}
                  />
                ))}
              </List>
            </>
          )}
        </Loaded>
      </Panel>
      <Panel title="Published protocols" aside="each on one page, to print" flush>
        <List label="Published protocols">
          {protocols.map(({ id, title, standing, jurisdictions, approvedBeforeUse }) => (
            <Row
              key={id}
              title={
                <Link to="/protocols/$protocolId" params={{ protocolId: id }}>
                  {title}
                </Link>
              }
              detail={[standing, ...jurisdictions, approvedBeforeUse && 'to be approved before its use']
                .filter(Boolean)
                .join(' · ')}
              end={
                mayApprove && (
                  <Link className="button" to="/clinic/protocols/new" search={{ parent: id }}>
                    Make a variant<span className="visually-hidden"> of {title}</span>
                  </Link>
                )
              }
            />
          ))}
        </List>
      </Panel>
      {retiring && <RetireVariant variant={retiring} onClose={() => setRetiring(null)} />}
    </div>
  )
}

const inUseFirst = (one: Variant, other: Variant) => Number(one.retired !== null) - Number(other.retired !== null)

function OwnVariant({
  variant,
  mayApprove,
  onRetire,
}: {
  variant: Variant
  mayApprove: boolean
  onRetire: () => void
}) {
  const { id, version, title, parentTitle, approver, approvedOn, reason, differences, retired } = variant
  return (
    <Row
      title={
        <>
          <Link to="/protocols/$protocolId" params={{ protocolId: id }} search={{ version: String(version) }}>
            {title}
          </Link>{' '}
          {retired && <Chip tone="quiet">retired</Chip>}
        </>
      }
      detail={
        <>
          Variant of {parentTitle} · version {version} · approved by {approver} on {longDate(approvedOn)}{' '}
          {approvedOn.slice(0, 4)}: {reason}
          {retired && (
            <>
              <br />
              Retired by {retired.by} on {longDate(retired.at.slice(0, 10))} {retired.at.slice(0, 4)}: {retired.reason}{' '}
              Plans made with it go on.
            </>
          )}
        </>
      }
      end={
        mayApprove && (
          <span className="row tight">
            <Link className="button" to="/clinic/protocols/new" search={{ from: id }}>
              Make anew<span className="visually-hidden">: {title}</span>
            </Link>
            {!retired && (
              <Button aria-label={`Retire ${title}`} onClick={onRetire}>
                Retire…
              </Button>
            )}
          </span>
        )
      }
    >
      <Disclosure summary="Differences from the parent" turn={String(differences.length)} flush>
        <Differences differences={differences} />
      </Disclosure>
    </Row>
  )
}
