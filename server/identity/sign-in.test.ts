import { generate } from 'otplib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signInCookie, startTestApp, type TestApp, type TestClinic, testPassword } from '../http/testing.ts'

let test: TestApp
let clinic: TestClinic
beforeAll(async () => {
  test = await startTestApp()
  clinic = await test.addClinic('Riverside')
})
afterAll(() => test.close())

const signIn = (payload: object, headers: Record<string, string> = { 'x-evenkeel': '1' }) =>
  test.app.inject({ method: 'POST', url: '/api/sign-in', headers, payload })

const audited = async () => (await clinic.members.auditor.request('GET', '/api/audit?limit=200')).json().entries

describe('signing in', () => {
  it('gives a cookie that scripts cannot read and other sites cannot send', async () => {
    const answer = await signIn({ email: clinic.members.nurse.email.toUpperCase(), password: testPassword })
    expect(answer.json()).toEqual({ outcome: 'signed-in' })
    expect(String(answer.headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Lax$/)
  })

  it('believes a forwarded https only from a trusted proxy', async () => {
    const answer = await test.app.inject({
      method: 'POST',
      url: '/api/sign-in',
      headers: { 'x-evenkeel': '1', 'x-forwarded-proto': 'https' },
      payload: { email: clinic.members.nurse.email, password: testPassword },
    })
    // None is trusted here.
    expect(String(answer.headers['set-cookie'])).not.toMatch(/Secure/)
  })

  it('says the same for a wrong password and an unknown e-mail, and audits both', async () => {
    const wrong = await signIn({ email: clinic.members.therapist.email, password: 'not the password' })
    const unknown = await signIn({ email: 'nobody@example.org', password: 'not the password' })
    expect([wrong.statusCode, unknown.statusCode]).toEqual([401, 401])
    expect(wrong.body).toBe(unknown.body)
    const outcomes = (await audited()).map((entry: { outcome: string }) => entry.outcome)
    expect(outcomes).toContain('wrong password')
    const inInstallation = await test.database.outsideClinic((tx) =>
      tx.selectFrom('installation_audit_entry').select('entry').execute(),
    )
    expect(inInstallation.map((row) => JSON.parse(row.entry).outcome)).toEqual(['unknown e-mail'])
    expect(JSON.stringify(inInstallation)).not.toContain('nobody@example.org')
  })

  it('rests the account after ten wrong passwords, the right one included', async () => {
    const { email } = clinic.members['front-desk']
    for (let n = 0; n < 10; n++) await signIn({ email, password: `wrong ${n}` })
    const right = await signIn({ email, password: testPassword })
    expect([right.statusCode, right.json().code]).toEqual([429, 'account-rests'])
  })

  it('limits tries for one e-mail from one address, and leaves other people alone', async () => {
    const statuses = []
    for (let n = 0; n < 22; n++) statuses.push((await signIn({ email: 'guess@example.org', password: 'x' })).statusCode)
    expect(statuses.slice(0, 20).every((status) => status === 401)).toBe(true)
    expect(statuses.at(-1)).toBe(429)
    expect((await signIn({ email: clinic.members.auditor.email, password: testPassword })).statusCode).toBe(200)
  })

  it('refuses a write from another site, with or without the header', async () => {
    const payload = { email: clinic.members.nurse.email, password: testPassword }
    expect((await signIn(payload, {})).json().code).toBe('cross-site')
    const foreign = await signIn(payload, { 'x-evenkeel': '1', origin: 'https://evil.example' })
    expect(foreign.json().code).toBe('cross-site')
  })

  it('names each field that is not as it must be', async () => {
    const answer = await signIn({ email: 'not an e-mail' })
    expect(answer.statusCode).toBe(400)
    expect(answer.headers['content-type']).toMatch('application/problem+json')
    expect(answer.json().errors.map((error: { path: string }) => error.path)).toEqual(['email', 'password'])
  })

  it('a body that is no JSON is a 400, an oversized one a 413', async () => {
    const send = (payload: string) =>
      test.app.inject({
        method: 'POST',
        url: '/api/sign-in',
        headers: { 'x-evenkeel': '1', 'content-type': 'application/json' },
        payload,
      })
    expect((await send('{"email":')).statusCode).toBe(400)
    expect((await send(`"${'x'.repeat(2_000_000)}"`)).statusCode).toBe(413)
  })
})

describe('one-time codes', () => {
  it('are asked for once set up, and no code works twice', async () => {
    const { prescriber } = clinic.members
    const started = await prescriber.request('POST', '/api/me/totp/start', { password: testPassword })
    const { secret, qrSvg } = started.json()
    expect(qrSvg).toMatch(/^<svg/)
    const code = await generate({ secret })
    expect((await prescriber.request('POST', '/api/me/totp/confirm', { code })).statusCode).toBe(200)
    const credentials = { email: prescriber.email, password: testPassword }
    expect((await signIn(credentials)).json()).toEqual({ outcome: 'totp-required' })
    // The code that confirmed is used up: only a later step is accepted.
    expect((await signIn({ ...credentials, totpCode: code })).statusCode).toBe(401)
    const next = await generate({ secret, epoch: Math.floor(Date.now() / 1000) + 30 })
    expect((await signIn({ ...credentials, totpCode: next })).json()).toEqual({ outcome: 'signed-in' })
    expect((await signIn({ ...credentials, totpCode: next })).statusCode).toBe(401)
  })
})

describe('locking', () => {
  it('keeps what must stay visible and opens with PIN or password', async () => {
    const { nurse } = clinic.members
    await nurse.request('POST', '/api/me/pin', { password: testPassword, pin: '482913' })
    await nurse.request('POST', '/api/lock')
    expect((await nurse.request('GET', '/api/me')).json().locked).toBe(true)
    const refused = await nurse.request('GET', '/api/members')
    expect([refused.statusCode, refused.json().code]).toEqual([423, 'locked'])
    expect((await nurse.request('POST', '/api/unlock', { pin: '000000' })).statusCode).toBe(403)
    expect((await nurse.request('POST', '/api/unlock', { pin: '482913' })).statusCode).toBe(200)
    expect((await nurse.request('GET', '/api/members')).statusCode).toBe(200)
  })

  it('comes by itself after the idle time, by the server’s clock', async () => {
    const { therapist } = clinic.members
    await test.database.inClinic(clinic.id, (tx) =>
      tx
        .updateTable('sign_in')
        .set({ last_active_at: new Date(Date.now() - 16 * 60_000).toISOString() })
        .where('clinic_id', '=', clinic.id)
        .where('member_id', '=', therapist.id)
        .execute(),
    )
    expect((await therapist.request('GET', '/api/members')).statusCode).toBe(423)
    expect((await therapist.request('POST', '/api/unlock', { password: testPassword })).statusCode).toBe(200)
  })
})

describe('members', () => {
  it('come by a one-time link and are signed out when their roles change', async () => {
    const { administrator } = clinic.members
    const invited = await administrator.request('POST', '/api/members/invites', {
      email: 'ines@example.org',
      name: 'Ines Díaz',
      roles: ['nurse'],
    })
    const token = invited.json().link.split('/').at(-1)
    const accept = () =>
      test.app.inject({
        method: 'POST',
        url: `/api/invites/${token}/accept`,
        headers: { 'x-evenkeel': '1' },
        payload: { password: 'a password of her own' },
      })
    expect((await accept()).statusCode).toBe(201)
    expect((await accept()).statusCode).toBe(404)
    const cookie = await signInCookie(test.app, 'ines@example.org', 'a password of her own')
    const me = () => test.app.inject({ method: 'GET', url: '/api/me', headers: { cookie } })
    const { member } = (await me()).json()
    expect([member.name, member.initials]).toEqual(['Ines Díaz', 'ID'])
    const changed = await administrator.request('PATCH', `/api/members/${member.id}`, {
      version: member.version,
      roles: ['therapist'],
    })
    expect(changed.json().roles).toEqual(['therapist'])
    expect((await me()).statusCode).toBe(401)
    const stale = await administrator.request('PATCH', `/api/members/${member.id}`, { version: 1, name: 'X' })
    expect([stale.statusCode, stale.json().currentVersion]).toEqual([409, 2])
  })

  it('the last administrator cannot take the role away', async () => {
    const { administrator } = clinic.members
    const answer = await administrator.request('PATCH', `/api/members/${administrator.id}`, {
      version: 1,
      roles: ['nurse'],
    })
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'last-administrator'])
  })

  it('signing out everywhere ends every sign-in of the member', async () => {
    const other = await signInCookie(test.app, clinic.members.administrator.email)
    await clinic.members.administrator.request('POST', '/api/sign-out-everywhere')
    const answer = await test.app.inject({ method: 'GET', url: '/api/me', headers: { cookie: other } })
    expect(answer.statusCode).toBe(401)
  })
})
