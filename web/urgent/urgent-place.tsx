import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { now } from '../clock.ts'
import { useLive } from '../live.ts'
import { useLocked } from '../lock.ts'
import { useMayI } from '../me.ts'
import { query, refresh } from '../queries.ts'
import { behindLock, nextLookMs } from './pathway.ts'
import { PathwayBanner } from './pathway-banner.tsx'
import { PathwayDialog } from './pathway-dialog.tsx'
import './urgent.css'

/** Under the bar of every page: each urgent pathway that is open, gravest first, until somebody has closed it. */
export function UrgentPlace() {
  return useMayI('urgent:read') ? <OpenPathways /> : null
}

function OpenPathways() {
  const [openId, setOpenId] = useState<string | null>(null)
  const open = useQuery({
    ...query('GET /api/urgent'),
    refetchInterval: ({ state }) => nextLookMs(state.data?.pathways ?? [], now()),
  })
  useLive('urgent', () => void refresh('GET /api/urgent'))
  const place = useHeightTold()
  const locked = useLocked()
  const read = open.data?.pathways ?? []
  const pathways = locked ? read.map(behindLock) : read
  const shown = pathways.find(({ id }) => id === openId)
  return (
    <div className="urgent-banners" ref={place}>
      {pathways.map((pathway) => (
        <PathwayBanner key={pathway.id} pathway={pathway} onOpen={() => setOpenId(pathway.id)} />
      ))}
      {shown && !locked && <PathwayDialog pathway={shown} onClose={() => setOpenId(null)} />}
    </div>
  )
}

/** The head of the page stays beneath the banners, however many there are. */
function useHeightTold() {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = place.current?.parentElement
    if (!element) return
    const { style } = document.documentElement
    const observer = new ResizeObserver(() => style.setProperty('--urgent-height', `${element.offsetHeight}px`))
    observer.observe(element)
    return () => {
      observer.disconnect()
      style.removeProperty('--urgent-height')
    }
  }, [])
  return place
}
