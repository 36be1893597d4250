"""Somebody in encrypted rooms, with a client that is none of ours: matrix-nio.

Takes an address, an id, a token and a folder; then one JSON line for each thing to do, on standard
input. Writes one JSON line for each event it could read, and for each it could not.
"""

import asyncio
import json
import sys

from nio import AsyncClient, AsyncClientConfig, InviteMemberEvent, MegolmEvent, RoomMessage

url, user, token, folder = sys.argv[1:5]


def tell(room, event, **more):
    content = event.source.get("content", {})
    line = {"room": room.room_id, "id": event.event_id, "sender": event.sender, "content": content}
    print(json.dumps({**line, **more}), flush=True)


async def main():
    config = AsyncClientConfig(encryption_enabled=True)
    client = AsyncClient(url, user, store_path=folder, config=config)
    client.access_token, client.user_id = token, user
    device = (await client.whoami()).device_id
    client.restore_login(user, device, token)
    joined = set()

    async def invited(room, event):
        if room.room_id not in joined:
            joined.add(room.room_id)
            await client.join(room.room_id)

    async def unread(room, event):
        tell(room, event, unread=True)

    async def said(room, event):
        tell(room, event, secret=event.decrypted)

    client.add_event_callback(invited, InviteMemberEvent)
    client.add_event_callback(unread, MegolmEvent)
    client.add_event_callback(said, RoomMessage)
    syncing = asyncio.create_task(client.sync_forever(timeout=1000, full_state=True))
    reader = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(
        lambda: asyncio.StreamReaderProtocol(reader), sys.stdin
    )
    while line := await reader.readline():
        asked = json.loads(line)
        await client.room_send(
            asked["room"], asked["type"], asked["content"], ignore_unverified_devices=True
        )
    syncing.cancel()
    await client.close()


asyncio.run(main())
