import type { DemoArticle } from './demo-article.ts';

export const networkArticles: readonly DemoArticle[] = [
  {
    title: 'No internet on any device', category: 'computer', audience: 'customer', problems: ['computer-network'],
    symptom: 'Everything in the home is offline; Wi-Fi is shown.',
    cause: 'Provider outage, modem hung, or a cable.',
    fix: '1. Look at the provider’s status page with your phone on mobile data. 2. Unplug modem and router for one minute. Modem first, wait until its lights are steady, then the router. 3. Check the cable from the wall. 4. A red light for internet after ten minutes: call the provider. Green but no internet: raise a ticket.',
  },
  {
    title: 'Two routers give out addresses', category: 'computer', audience: 'expert', problems: ['computer-network'],
    symptom: 'Some devices work, others not; it changes after each restart. Addresses from two ranges.',
    cause: 'The provider’s box and the customer’s own router both run a DHCP server.',
    fix: 'Compare the addresses of a working and a failing device. Make one the router: either the provider’s box in bridge mode, or the second one as access point (DHCP off, own fixed address, cable in a LAN socket and not in WAN). Renew all leases. Write the address of each box on a sticker.',
  },
  {
    title: 'Wi-Fi drops in one room', category: 'computer', audience: 'expert', problems: ['computer-network'],
    symptom: 'Good near the router, breaks off in one room.',
    cause: 'Signal below −70 dBm, or a neighbour on the same channel.',
    fix: 'Measure at the place itself. Below −70: move the router higher and out of the cupboard first; metal, water and mirrors shade. Channel 1, 6 or 11 at 2.4 GHz, whichever has the weakest neighbour, 20 MHz wide. Still weak: access point by cable; mesh by radio needs −60 at its own place. Note the values before and after.',
  },
  {
    title: 'Connected, but only some pages open', category: 'computer', audience: 'expert', problems: ['computer-network'],
    symptom: 'Search works, other pages hang or come without pictures.',
    cause: 'Packet size over the tunnel of the provider, a name server, or a proxy left by a program.',
    fix: 'Ping with a set size without fragmenting: the largest that passes plus 28 is the MTU; set it on the router, usually 1492 or 1460. Names: try another name server. Proxy settings off. Try without virus scanner’s web shield. Date right?',
  },
  {
    title: 'Computer finds no network since the new router', category: 'computer', audience: 'staff', problems: ['computer-network'],
    symptom: 'The phone sees the new network, the computer does not, or does not join.',
    cause: 'Old Wi-Fi card with a router on WPA3 only or on a channel it does not know.',
    fix: 'Router to WPA2/WPA3 mixed. 5 GHz channel between 36 and 48. Forget the old network, driver of the card from the maker. Card older than 2014: USB adapter or replace the card. Same name and password as the old router spares the customer ten devices.',
  },
  {
    title: 'Printer is offline although it has power', category: 'computer', audience: 'customer', problems: ['computer-network'],
    symptom: 'The computer says offline; the printer shows a network symbol.',
    cause: 'It got another address, or hangs in the guest network.',
    fix: '1. Printer off and on. 2. Print its network page from its menu and compare the network’s name with yours. 3. Computer: remove the printer and add it again; let it search. 4. Not in the guest network: devices cannot see each other there. 5. Ask for a reserved address in the router, then it stays.',
  },
  {
    title: 'Slow by Wi-Fi, fast by cable', category: 'computer', audience: 'expert', problems: ['computer-network', 'computer-slow'],
    symptom: 'Speed test 400 Mbit/s by cable, 30 by radio beside the router.',
    cause: 'Device clings to 2.4 GHz, or the router forces an old mode.',
    fix: 'See band and rate in the adapter’s status. Give 5 GHz its own name for a test. Router: no "legacy" mode, 80 MHz at 5 GHz, WMM on (without it nothing above 54). Driver new. A USB 3 hub beside the antenna disturbs 2.4 GHz: move it.',
  },
  {
    title: 'Video calls stutter in the evening', category: 'computer', audience: 'staff', problems: ['computer-network', 'computer-slow'],
    symptom: 'Calls freeze between seven and ten; speed tests look fine.',
    cause: 'Upload is full: cloud backup or cameras; delays grow to seconds.',
    fix: 'Ping while somebody uploads: from 20 to 500 ms means a full queue. Limit backup to nights. Router with queue management: set 90 % of the measured rates. Call by cable where it is possible. Only if it is also slow alone on the line, it is the provider.',
  },
  {
    title: 'Forgot the Wi-Fi password', category: 'computer', audience: 'customer', problems: ['computer-network'],
    symptom: 'A new device asks for a password that nobody knows.',
    cause: '',
    fix: '1. Look at the sticker under the router. 2. On a phone that is connected: Wi-Fi, the network, share or QR code. 3. On a computer that is connected: properties of the network, show characters. 4. As the last way reset the router with a pin for ten seconds; then all devices need the new password.',
  },
];
