import type { Id } from '../ids.ts';
import type { Centre } from '../kernel/routing.ts';

/** Reference data has fixed ids, so that every deployment and every sample means the same centre by the same id. */
function centreId(number: number): Id<'centre'> {
  return `ctr_018cc251-f400-7000-8000-${String(number).padStart(12, '0')}` as Id<'centre'>;
}

function local(number: number, division: string, zh: string, en: string): Centre {
  const name = { zh: `国家海外知识产权纠纷应对指导中心${zh}分中心（示例）`, en: `${en} Sub-centre (illustrative)` };
  return { id: centreId(number), name, kind: 'local', division, industry: null, country: null, illustrative: true };
}

function station(number: number, country: string, zh: string, en: string): Centre {
  const name = { zh: `海外知识产权纠纷应对指导工作站（${zh}，示例）`, en: `Guidance Station, ${en} (illustrative)` };
  return {
    id: centreId(number),
    name,
    kind: 'station',
    division: '110000',
    industry: null,
    country,
    illustrative: true,
  };
}

/**
 * The national centre, and sub-centres and stations that only ILLUSTRATE the shape: they stand for no existing body. In 2024 there were 71
 * local sub-centres in 29 provinces and 4 by industry; a deployment brings its own list, and then this one only names what it named before.
 */
export const CENTRES: readonly Centre[] = [
  {
    id: centreId(1),
    name: { zh: '国家海外知识产权纠纷应对指导中心', en: 'National Overseas IP Dispute Response and Guidance Center' },
    kind: 'national',
    division: '110000',
    industry: null,
    country: null,
    illustrative: false,
  },
  local(2, '440000', '广东', 'Guangdong'),
  local(3, '440300', '深圳', 'Shenzhen'),
  local(4, '330000', '浙江', 'Zhejiang'),
  local(5, '330100', '杭州', 'Hangzhou'),
  local(6, '330200', '宁波', 'Ningbo'),
  local(7, '320000', '江苏', 'Jiangsu'),
  local(8, '110000', '北京', 'Beijing'),
  {
    id: centreId(9),
    name: {
      zh: '国家海外知识产权纠纷应对指导中心软件与信息技术产业分中心（示例）',
      en: 'Software and Information Technology Industry Sub-centre (illustrative)',
    },
    kind: 'industry',
    division: '440100',
    industry: 'I',
    country: null,
    illustrative: true,
  },
  station(10, 'US', '美国', 'United States'),
  station(11, 'DE', '德国', 'Germany'),
];
