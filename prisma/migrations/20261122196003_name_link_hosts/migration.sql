-- Videos are linked, never embedded, and only at hosts that the office names.
alter table culture_term drop constraint culture_term_family;
alter table culture_term
  add constraint culture_term_family check (family in ('venue_kind', 'work_type', 'licence', 'link_host'));
insert into culture_term (family, code, name, position) values
  ('link_host', 'v.qq.com', '腾讯视频', 1),
  ('link_host', 'www.bilibili.com', '哔哩哔哩', 2),
  ('link_host', 'tv.cctv.com', '央视网', 3),
  ('link_host', 'news.hbtv.com.cn', '湖北广播电视台', 4);
