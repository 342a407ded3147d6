-- The shop of the sandbox: seeded and repeatable, made by SQL itself. Runs on MySQL 8 and later and on MariaDB 10.11.
-- 200,000 rows over all tables; every share hangs on @rows.
SET NAMES utf8mb4;
SET time_zone = '+00:00';
SET @rows = COALESCE(@rows, 200000);
/*!80000 SET SESSION cte_max_recursion_depth = 10000000 */;
/*M! SET SESSION max_recursive_iterations = 10000000 */;
SET SESSION sql_mode = 'STRICT_TRANS_TABLES,NO_ENGINE_SUBSTITUTION';

CREATE DATABASE IF NOT EXISTS shop DEFAULT CHARACTER SET utf8mb4;
USE shop;

CREATE TABLE categories (
  id          SMALLINT UNSIGNED NOT NULL,
  parent_id   SMALLINT UNSIGNED NULL,
  name        VARCHAR(80) NOT NULL,
  slug        VARCHAR(80) CHARACTER SET ascii NOT NULL,
  place       TINYINT NOT NULL DEFAULT 0,
  PRIMARY KEY (id),
  UNIQUE KEY slug (slug)
) COMMENT 'A tree of two levels';

CREATE TABLE customers (
  id          INT UNSIGNED NOT NULL AUTO_INCREMENT,
  email       VARCHAR(190) NOT NULL,
  full_name   VARCHAR(120) NOT NULL,
  nickname    VARCHAR(60) CHARACTER SET latin1 NULL,
  segment     ENUM('new', 'regular', 'vip', 'wholesale') NOT NULL DEFAULT 'new',
  interests   SET('books', 'garden', 'kitchen', 'sport', 'toys') NOT NULL DEFAULT '',
  language    CHAR(2) NOT NULL DEFAULT 'en',
  birth_date  DATE NULL,
  credit      DECIMAL(12,2) NOT NULL DEFAULT 0.00,
  points      BIGINT UNSIGNED NOT NULL DEFAULT 0,
  newsletter  BIT(1) NOT NULL DEFAULT b'0',
  flags       BIT(12) NULL,
  avatar      BINARY(16) NULL,
  preferences JSON NULL,
  created_at  DATETIME(6) NOT NULL,
  updated_at  TIMESTAMP(3) NULL DEFAULT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY email (email),
  KEY segment (segment)
);

CREATE TABLE addresses (
  id          INT UNSIGNED NOT NULL AUTO_INCREMENT,
  customer_id INT UNSIGNED NOT NULL,
  kind        ENUM('home', 'work', 'pick-up') NOT NULL,
  street      VARCHAR(120) NOT NULL,
  city        VARCHAR(80) NOT NULL,
  country     CHAR(2) CHARACTER SET ascii NOT NULL,
  zip         VARCHAR(12) NOT NULL,
  latitude    DOUBLE NULL,
  longitude   DOUBLE NULL,
  since       YEAR NULL,
  valid       TINYINT(1) NOT NULL DEFAULT 1,
  PRIMARY KEY (id),
  KEY customer (customer_id),
  CONSTRAINT addresses_customer FOREIGN KEY (customer_id) REFERENCES customers (id)
);

CREATE TABLE products (
  id          MEDIUMINT UNSIGNED NOT NULL AUTO_INCREMENT,
  category_id SMALLINT UNSIGNED NOT NULL,
  sku         CHAR(12) CHARACTER SET ascii NOT NULL,
  name        VARCHAR(160) NOT NULL,
  description TEXT NULL,
  price       DECIMAL(10,2) NOT NULL,
  vat         DECIMAL(4,1) NOT NULL DEFAULT 19.0,
  price_gross DECIMAL(12,2) GENERATED ALWAYS AS (ROUND(price * (1 + vat / 100), 2)) STORED,
  weight_kg   FLOAT NULL,
  rating      DOUBLE NULL,
  ean         BIGINT UNSIGNED NULL,
  attributes  JSON NULL,
  thumbnail   BLOB NULL,
  introduced  YEAR NULL,
  made_at     DATETIME(3) NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY sku (sku),
  KEY category (category_id),
  CONSTRAINT products_category FOREIGN KEY (category_id) REFERENCES categories (id)
);

CREATE TABLE stock (
  warehouse   CHAR(4) CHARACTER SET ascii NOT NULL,
  product_id  MEDIUMINT UNSIGNED NOT NULL,
  on_hand     INT NOT NULL,
  reserved    SMALLINT NOT NULL DEFAULT 0,
  shelf       VARBINARY(8) NULL,
  cycle       TIME(2) NULL,
  counted_at  DATETIME(6) NOT NULL,
  PRIMARY KEY (warehouse, product_id)
) COMMENT 'A composite key';

CREATE TABLE orders (
  id            BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  customer_id   INT UNSIGNED NOT NULL,
  address_id    INT UNSIGNED NULL,
  status        ENUM('new', 'paid', 'packed', 'shipped', 'delivered', 'cancelled', 'returned') NOT NULL DEFAULT 'new',
  currency      CHAR(3) NOT NULL DEFAULT 'EUR',
  total         DECIMAL(14,4) NOT NULL,
  card          VARCHAR(19) NULL,
  internal_note VARCHAR(200) NULL,
  ship_window   TIME NULL,
  placed_at     DATETIME(6) NOT NULL,
  paid_at       TIMESTAMP(3) NULL DEFAULT NULL,
  details       JSON NULL,
  PRIMARY KEY (id),
  KEY customer (customer_id),
  KEY placed (placed_at),
  CONSTRAINT orders_customer FOREIGN KEY (customer_id) REFERENCES customers (id)
);

CREATE TABLE order_lines (
  order_id    BIGINT UNSIGNED NOT NULL,
  line_no     SMALLINT NOT NULL,
  product_id  MEDIUMINT UNSIGNED NOT NULL,
  quantity    INT NOT NULL,
  unit_price  DECIMAL(10,2) NOT NULL,
  discount    FLOAT NOT NULL DEFAULT 0,
  gift_text   VARCHAR(200) NULL,
  PRIMARY KEY (order_id, line_no),
  CONSTRAINT order_lines_order FOREIGN KEY (order_id) REFERENCES orders (id)
);

CREATE TABLE payments (
  id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  order_id    BIGINT UNSIGNED NOT NULL,
  reference   BINARY(16) NOT NULL,
  method      ENUM('card', 'transfer', 'wallet', 'invoice') NOT NULL,
  amount      DECIMAL(14,4) NOT NULL,
  fee         DOUBLE NULL,
  settled     BIT(1) NOT NULL DEFAULT b'0',
  receipt     MEDIUMBLOB NULL,
  received_at TIMESTAMP(3) NULL DEFAULT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY reference (reference),
  KEY orders (order_id),
  CONSTRAINT payments_order FOREIGN KEY (order_id) REFERENCES orders (id)
);

CREATE TABLE product_views (
  id          BIGINT NOT NULL AUTO_INCREMENT,
  product_id  MEDIUMINT UNSIGNED NOT NULL,
  customer_id INT UNSIGNED NULL,
  visit       CHAR(32) CHARACTER SET ascii NOT NULL,
  dwell       TIME(3) NULL,
  scroll      TINYINT UNSIGNED NULL,
  agent       VARCHAR(160) NULL,
  viewed_at   DATETIME(3) NOT NULL,
  PRIMARY KEY (id),
  KEY product (product_id)
);

CREATE TABLE audit_log (
  host        VARCHAR(40) NOT NULL,
  seq         BIGINT UNSIGNED NOT NULL,
  actor       VARCHAR(80) NOT NULL,
  action      ENUM('login', 'edit', 'refund', 'export') NOT NULL,
  details     JSON NULL,
  noted_at    DATETIME(6) NOT NULL
) COMMENT 'No key of any kind';

-- ---- categories -----------------------------------------------------------------------------------------------------

INSERT INTO categories (id, parent_id, name, slug, place)
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200)
SELECT i, NULLIF(i DIV 20, 0),
       CONCAT(ELT(1 + i MOD 8, 'Books', 'Garden', 'Küche', '주방', '园艺', 'Sport', 'Toys 🧸', 'Café & Thé'), ' ', i),
       CONCAT('category-', i), (i MOD 41) - 20
FROM n;

-- ---- customers ------------------------------------------------------------------------------------------------------

INSERT INTO customers (id, email, full_name, nickname, segment, interests, language, birth_date, credit, points, newsletter,
                       flags, avatar, preferences, created_at, updated_at)
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < @rows * 0.1),
h AS (SELECT i, CRC32(CONCAT('customer', i)) AS h FROM n)
SELECT i,
       CONCAT(LOWER(ELT(1 + h MOD 8, 'minjun', 'wei', 'anna', 'jose', 'chloe', 'oluwaseun', 'soren', 'fatima')), '.', i, '@example.net'),
       CONCAT(ELT(1 + h MOD 12, '김민준', '이서연', '王伟', '李娜', 'Anna', 'José', 'Chloé', 'Oluwaseun', 'Søren', 'Fátima', '박지훈 🐯', '陈静 🌸'), ' ',
              ELT(1 + (h >> 8) MOD 8, 'Müller', 'García', '张', '최', 'Nowak', 'Ørsted', 'O''Brien', 'Ivanov'), ' ', i),
       IF(h MOD 5 = 0, NULL, CONCAT(ELT(1 + (h >> 4) MOD 5, 'Zoé', 'Jürgen', 'Núñez', 'Bjørn', 'Ann'), '-', h MOD 1000)),
       1 + h MOD 4, h MOD 32, ELT(1 + h MOD 6, 'ko', 'zh', 'en', 'es', 'fr', 'de'),
       IF(h MOD 7 = 0, NULL, DATE_ADD('1940-01-01', INTERVAL h MOD 24000 DAY)),
       CAST((h MOD 2000000) AS DECIMAL(12,2)) / 100 - 5000,
       IF(h MOD 997 = 0, 18446744073709551615 - i, (h MOD 100000)),
       h MOD 2, h MOD 4096, UNHEX(LEFT(SHA2(CONCAT('avatar', i), 256), 32)),
       JSON_OBJECT('theme', ELT(1 + h MOD 3, 'dark', 'light', '자동'), 'page', h MOD 50, 'mail', JSON_ARRAY('offers', h MOD 9), 'since', 1.5 + h MOD 10),
       DATE_ADD('2024-01-01 00:00:00.000000', INTERVAL (h MOD 60000000) * 1000000 + i MICROSECOND),
       IF(h MOD 3 = 0, NULL, DATE_ADD('2026-01-01 00:00:00.000', INTERVAL (h MOD 25000000) * 1000 MICROSECOND))
FROM h;

INSERT INTO addresses (id, customer_id, kind, street, city, country, zip, latitude, longitude, since, valid)
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < @rows * 0.12),
h AS (SELECT i, CRC32(CONCAT('address', i)) AS h FROM n)
SELECT i, 1 + (i - 1) MOD FLOOR(@rows * 0.1), 1 + h MOD 3,
       CONCAT(ELT(1 + h MOD 6, 'Hauptstraße', '강남대로', '南京路', 'Rue de l''Église', 'High Street', 'Calle Mayor'), ' ', 1 + h MOD 300),
       ELT(1 + h MOD 6, 'Köln', '서울', '上海', 'Besançon', 'Leeds', 'Málaga'), ELT(1 + h MOD 6, 'DE', 'KR', 'CN', 'FR', 'GB', 'ES'),
       LPAD(h MOD 99999, 5, '0'), (h MOD 18000000) / 1e5 - 90, (h MOD 36000001) / 1e5 - 180,
       IF(h MOD 9 = 0, NULL, 1960 + h MOD 66), h MOD 10 > 0
FROM h;

-- ---- products and stock ---------------------------------------------------------------------------------------------

INSERT INTO products (id, category_id, sku, name, description, price, vat, weight_kg, rating, ean, attributes, thumbnail, introduced, made_at)
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < @rows * 0.025),
h AS (SELECT i, CRC32(CONCAT('product', i)) AS h FROM n)
SELECT i, 1 + h MOD 200, CONCAT('SKU-', LPAD(i, 8, '0')),
       CONCAT(ELT(1 + h MOD 9, 'Teapot', '찻주전자', '茶壶', 'Théière', 'Tetera', 'Football ⚽', 'Garden chair', 'Lampe', '노트북'), ' ',
              ELT(1 + (h >> 6) MOD 6, 'classic', '프로', '豪华', 'été', 'mini', 'XL'), ' ', i),
       IF(h MOD 11 = 0, NULL, REPEAT(CONCAT('Good for ', h MOD 100, ' years. 좋은 제품입니다. '), 1 + h MOD 6)),
       1 + (h MOD 200000) / 100, ELT(1 + h MOD 3, 19.0, 7.0, 0.0),
       IF(h MOD 13 = 0, NULL, (h MOD 500000) / 7000), IF(h MOD 4 = 0, NULL, (h MOD 1000003) / 200000.3), 4000000000000 + h,
       JSON_OBJECT('colour', ELT(1 + h MOD 5, 'red', 'blau', '초록', '白', 'noir'), 'size', JSON_OBJECT('w', h MOD 200, 'h', (h >> 3) MOD 200),
                   'tags', JSON_ARRAY('t' , h MOD 17, NULL), 'fragile', h MOD 2 = 0),
       IF(h MOD 3 = 0, NULL, UNHEX(SHA2(CONCAT('thumbnail', i), 256))), IF(h MOD 10 = 0, NULL, 1990 + h MOD 37),
       DATE_ADD('2025-01-01 08:00:00.000', INTERVAL (h MOD 50000000) * 1000 MICROSECOND)
FROM h;

INSERT INTO stock (warehouse, product_id, on_hand, reserved, shelf, cycle, counted_at)
SELECT w.code, p.id, CAST(CRC32(CONCAT(w.code, p.id)) MOD 900 AS SIGNED) - 20, CRC32(CONCAT('r', w.code, p.id)) MOD 40,
       UNHEX(LEFT(SHA2(CONCAT(w.code, p.id), 256), 2 * (1 + p.id MOD 8))),
       IF(p.id MOD 6 = 0, NULL, SEC_TO_TIME((CRC32(CONCAT('c', p.id)) MOD 200000) / 100 - 500)),
       DATE_ADD('2026-06-01 06:30:00.000001', INTERVAL (CRC32(CONCAT('k', w.code, p.id)) MOD 9000000) * 1000 MICROSECOND)
FROM products p CROSS JOIN (SELECT 'EAST' AS code UNION ALL SELECT 'WEST' UNION ALL SELECT 'SEO1' UNION ALL SELECT 'CGN2') w;

-- ---- orders ---------------------------------------------------------------------------------------------------------

INSERT INTO orders (id, customer_id, address_id, status, currency, total, card, internal_note, ship_window, placed_at, paid_at, details)
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < @rows * 0.15),
h AS (SELECT i, CRC32(CONCAT('order', i)) AS h FROM n)
SELECT i, 1 + h MOD FLOOR(@rows * 0.1), IF(h MOD 8 = 0, NULL, 1 + h MOD FLOOR(@rows * 0.12)), 1 + h MOD 7,
       ELT(1 + h MOD 4, 'EUR', 'USD', 'KRW', 'CNY'), (h MOD 90000000) / 10000,
       CONCAT('4000 ', LPAD(h MOD 10000, 4, '0'), ' ', LPAD((h >> 5) MOD 10000, 4, '0'), ' ', LPAD((h >> 9) MOD 10000, 4, '0')),
       IF(h MOD 4 = 0, CONCAT('빠른 배송, call ', h MOD 999), NULL), IF(h MOD 5 = 0, NULL, SEC_TO_TIME(h MOD 86400)),
       DATE_ADD('2025-06-01 00:00:00.000000', INTERVAL i * 1400000000 + h MOD 1000000 MICROSECOND),
       IF(h MOD 7 IN (0, 5), NULL, DATE_ADD('2025-06-01 01:00:00.000', INTERVAL (i * 1400000 + h MOD 1000) * 1000 MICROSECOND)),
       JSON_OBJECT('channel', ELT(1 + h MOD 3, 'web', 'app', '매장'), 'coupon', IF(h MOD 10 = 0, CONCAT('C', h MOD 1000), NULL))
FROM h;

INSERT INTO order_lines (order_id, line_no, product_id, quantity, unit_price, discount, gift_text)
SELECT o.id, l.line_no, 1 + CRC32(CONCAT(o.id, '/', l.line_no)) MOD FLOOR(@rows * 0.025), 1 + CRC32(CONCAT('q', o.id, l.line_no)) MOD 5,
       1 + (CRC32(CONCAT('p', o.id, l.line_no)) MOD 20000) / 100, (CRC32(CONCAT('d', o.id, l.line_no)) MOD 300) / 1000,
       IF(o.id MOD 12 = 0, '생일 축하해 🎂', NULL)
FROM orders o CROSS JOIN (SELECT 1 AS line_no UNION ALL SELECT 2) l;

INSERT INTO payments (id, order_id, reference, method, amount, fee, settled, receipt, received_at)
SELECT o.id, o.id, UNHEX(LEFT(SHA2(CONCAT('payment', o.id), 256), 32)), 1 + CRC32(CONCAT('m', o.id)) MOD 4, o.total, o.total / 37, o.id MOD 2,
       IF(o.id MOD 5 = 0, UNHEX(SHA2(CONCAT('receipt', o.id), 512)), NULL), o.paid_at
FROM orders o WHERE o.id <= @rows * 0.135;

INSERT INTO product_views (id, product_id, customer_id, visit, dwell, scroll, agent, viewed_at)
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < @rows * 0.06),
h AS (SELECT i, CRC32(CONCAT('view', i)) AS h FROM n)
SELECT i, 1 + h MOD FLOOR(@rows * 0.025), IF(h MOD 3 = 0, NULL, 1 + h MOD FLOOR(@rows * 0.1)), LEFT(SHA2(CONCAT('visit', h MOD 4000), 256), 32),
       SEC_TO_TIME((h MOD 600000) / 1000), h MOD 101, ELT(1 + h MOD 4, 'Firefox', 'Chrome', '삼성 인터넷', NULL),
       DATE_ADD('2026-11-01 00:00:00.000', INTERVAL i * 150 SECOND)
FROM h;

INSERT INTO audit_log (host, seq, actor, action, details, noted_at)
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < @rows * 0.009),
h AS (SELECT i, CRC32(CONCAT('audit', i)) AS h FROM n)
SELECT CONCAT('web-', 1 + h MOD 4), i, ELT(1 + h MOD 4, 'admin', '김관리', 'système', 'cron'), 1 + h MOD 4,
       JSON_OBJECT('ip', CONCAT('10.0.', h MOD 256, '.', (h >> 8) MOD 256), 'ok', h MOD 9 > 0),
       DATE_ADD('2026-10-01 00:00:00.000000', INTERVAL i * 900000000 + h MOD 1000000 MICROSECOND)
FROM h;
