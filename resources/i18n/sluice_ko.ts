<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en">
<context>
    <name>ChartPane</name>
    <message>
        <source>now</source>
        <translation>지금</translation>
    </message>
</context>
<context>
    <name>ConnectionFacts</name>
    <message>
        <source>no password</source>
        <translation>비밀번호 없음</translation>
    </message>
    <message>
        <source>password in the keyring</source>
        <translation>비밀번호: 키링</translation>
    </message>
    <message>
        <source>password in the variable %1</source>
        <translation>비밀번호: 환경 변수 %1</translation>
    </message>
    <message>
        <source>password in the file %1</source>
        <translation>비밀번호: 파일 %1</translation>
    </message>
    <message>
        <source>password in the workspace file, for every reader of it</source>
        <translation>비밀번호: 워크스페이스 파일 (파일을 읽는 누구나 볼 수 있음)</translation>
    </message>
    <message>
        <source>off</source>
        <translation>끔</translation>
    </message>
    <message>
        <source>where the server offers it</source>
        <translation>서버가 지원하면 사용</translation>
    </message>
    <message>
        <source>required, the certificate is not checked</source>
        <translation>필수, 인증서는 확인하지 않음</translation>
    </message>
    <message>
        <source>required, certificate checked by the system&apos;s authorities</source>
        <translation>필수, 시스템 인증 기관으로 인증서 확인</translation>
    </message>
    <message>
        <source>required, certificate checked by %1</source>
        <translation>필수, %1(으)로 인증서 확인</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>주소</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>데이터베이스</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>로그인</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>암호화</translation>
    </message>
    <message>
        <source>Own certificate</source>
        <translation>클라이언트 인증서</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>쓰기</translation>
    </message>
    <message>
        <source>never: it is read-only</source>
        <translation>불가: 읽기 전용</translation>
    </message>
    <message>
        <source>allowed</source>
        <translation>허용</translation>
    </message>
    <message>
        <source>Used by</source>
        <translation>사용하는 작업</translation>
    </message>
    <message>
        <source>no job</source>
        <translation>작업 없음</translation>
    </message>
</context>
<context>
    <name>EditWords</name>
    <message>
        <source>%1 is new.</source>
        <translation>%1: 새 작업입니다.</translation>
    </message>
    <message>
        <source>%1 stops and leaves.</source>
        <translation>%1: 중지되고 목록에서 빠집니다.</translation>
    </message>
    <message>
        <source>%1 restarts from its checkpoint, which takes about 2 s.</source>
        <translation>%1: 체크포인트에서 재시작하며 약 2초 걸립니다.</translation>
    </message>
    <message>
        <source>%1 begins anew: its checkpoint means nothing on another server.</source>
        <translation>%1: 처음부터 다시 시작합니다. 체크포인트는 다른 서버에서 의미가 없습니다.</translation>
    </message>
</context>
<context>
    <name>OptionWords</name>
    <message>
        <source>none, or as 30s, 5m, 1h</source>
        <translation>없음, 또는 30s, 5m, 1h 형식</translation>
    </message>
    <message>
        <source>automatic, or as 256KiB, 8MiB</source>
        <translation>자동, 또는 256KiB, 8MiB 형식</translation>
    </message>
    <message>
        <source>no limit, or as 50000/s</source>
        <translation>제한 없음, 또는 50000/s 형식</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>자동</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>필수 항목입니다.</translation>
    </message>
    <message>
        <source>“%1” is not a whole number.</source>
        <translation>“%1”은(는) 정수가 아닙니다.</translation>
    </message>
    <message>
        <source>%1 is less than nothing; 0 or more is right.</source>
        <translation>%1은(는) 음수입니다. 0 이상을 입력하십시오.</translation>
    </message>
    <message>
        <source>“%1” is not a duration. Write a whole number with ms, s, m, h or d, as 500ms, 5s, 1h.</source>
        <translation>“%1”은(는) 기간이 아닙니다. 정수에 ms, s, m, h, d 중 하나를 붙여 500ms, 5s, 1h처럼 쓰십시오.</translation>
    </message>
    <message>
        <source>“%1” is not a size. Write a whole number with KiB, MiB or GiB, as 256KiB, 8MiB.</source>
        <translation>“%1”은(는) 크기가 아닙니다. 정수에 KiB, MiB, GiB를 붙여 256KiB, 8MiB처럼 쓰십시오.</translation>
    </message>
    <message>
        <source>“%1” is not a rate. Write rows per second, as 50000/s or 50k/s.</source>
        <translation>“%1”은(는) 속도가 아닙니다. 초당 행 수를 50000/s 또는 50k/s처럼 쓰십시오.</translation>
    </message>
</context>
<context>
    <name>option</name>
    <message>
        <source>A lag above it is Lagging.</source>
        <translation>지연이 이 값을 넘으면 “지연” 상태입니다.</translation>
    </message>
    <message>
        <source>Addresses of an HTTP service, as http://host:port.</source>
        <translation>HTTP 서비스의 주소, http://host:port 형식.</translation>
    </message>
    <message>
        <source>Bytes in format debezium, as its binary.handling.mode.</source>
        <translation>debezium 형식의 바이트 표현, binary.handling.mode와 같음.</translation>
    </message>
    <message>
        <source>Certificate authority that signs the server&apos;s certificate.</source>
        <translation>서버 인증서에 서명한 인증 기관.</translation>
    </message>
    <message>
        <source>Compression of record batches.</source>
        <translation>레코드 배치의 압축.</translation>
    </message>
    <message>
        <source>Consumer group; sluice-JOB where it is not said.</source>
        <translation>컨슈머 그룹. 지정하지 않으면 sluice-JOB.</translation>
    </message>
    <message>
        <source>Creates databases and tables that are not there, with columns and primary key of the source.</source>
        <translation>없는 데이터베이스와 테이블을 소스의 열과 기본 키로 만듭니다.</translation>
    </message>
    <message>
        <source>DECIMAL in JSON as text, exact, or as a number.</source>
        <translation>JSON의 DECIMAL: 정확한 문자열 또는 숫자.</translation>
    </message>
    <message>
        <source>DECIMAL in documents as text, exact, or as a number.</source>
        <translation>문서의 DECIMAL: 정확한 문자열 또는 숫자.</translation>
    </message>
    <message>
        <source>DECIMAL in format debezium, as its decimal.handling.mode.</source>
        <translation>debezium 형식의 DECIMAL, decimal.handling.mode와 같음.</translation>
    </message>
    <message>
        <source>DECIMAL in format json: exact text, or a JSON number.</source>
        <translation>json 형식의 DECIMAL: 정확한 문자열 또는 JSON 숫자.</translation>
    </message>
    <message>
        <source>Dates and times in format debezium, as its time.precision.mode.</source>
        <translation>debezium 형식의 날짜와 시각, time.precision.mode와 같음.</translation>
    </message>
    <message>
        <source>Decides the colour of its frame and how careful a write is.</source>
        <translation>테두리 색과 쓰기 전 확인 수준을 정합니다.</translation>
    </message>
    <message>
        <source>Encryption of the connection.</source>
        <translation>연결 암호화.</translation>
    </message>
    <message>
        <source>Folder that a file sink writes to.</source>
        <translation>파일 대상이 쓰는 폴더.</translation>
    </message>
    <message>
        <source>How a row is written as a record.</source>
        <translation>행을 레코드로 쓰는 방식.</translation>
    </message>
    <message>
        <source>How long a key lives after its last change; for ever where it is not said.</source>
        <translation>마지막 변경 후 키가 유지되는 시간. 지정하지 않으면 계속 유지.</translation>
    </message>
    <message>
        <source>How long a write waits for more rows; automatic where it is not said.</source>
        <translation>쓰기가 행을 더 기다리는 시간. 지정하지 않으면 자동.</translation>
    </message>
    <message>
        <source>How the records are written.</source>
        <translation>레코드를 쓰는 방식.</translation>
    </message>
    <message>
        <source>Kafka brokers as host:port.</source>
        <translation>Kafka 브로커, host:port 형식.</translation>
    </message>
    <message>
        <source>Key of our own certificate.</source>
        <translation>클라이언트 인증서의 키.</translation>
    </message>
    <message>
        <source>Login name.</source>
        <translation>로그인 이름.</translation>
    </message>
    <message>
        <source>Most bytes in one write; automatic where it is not said.</source>
        <translation>한 번에 쓰는 최대 바이트. 지정하지 않으면 자동.</translation>
    </message>
    <message>
        <source>Most rows a second; none where it is not said.</source>
        <translation>초당 최대 행 수. 지정하지 않으면 제한 없음.</translation>
    </message>
    <message>
        <source>Most rows in one write; 0 is automatic.</source>
        <translation>한 번에 쓰는 최대 행 수. 0은 자동.</translation>
    </message>
    <message>
        <source>MySQL connection that says the column types; the source of the job that publishes the topics where it is not said.</source>
        <translation>열 타입을 알려 주는 MySQL 연결. 지정하지 않으면 토픽을 발행하는 작업의 소스.</translation>
    </message>
    <message>
        <source>Name of the Elasticsearch connection.</source>
        <translation>Elasticsearch 연결의 이름.</translation>
    </message>
    <message>
        <source>Name of the Redis connection.</source>
        <translation>Redis 연결의 이름.</translation>
    </message>
    <message>
        <source>Name or address of the server (mysql, tidb, redis).</source>
        <translation>서버의 이름 또는 주소 (mysql, tidb, redis).</translation>
    </message>
    <message>
        <source>New names of columns, as { old = &quot;new&quot; }.</source>
        <translation>열의 새 이름, { old = &quot;new&quot; } 형식.</translation>
    </message>
    <message>
        <source>Nothing is ever written through this connection.</source>
        <translation>이 연결로는 아무것도 쓰지 않습니다.</translation>
    </message>
    <message>
        <source>Number of the Redis database.</source>
        <translation>Redis 데이터베이스 번호.</translation>
    </message>
    <message>
        <source>Ordered streams of writes to the sink, side by side.</source>
        <translation>대상에 나란히 쓰는 순서 보장 스트림의 수.</translation>
    </message>
    <message>
        <source>Our own certificate.</source>
        <translation>클라이언트 인증서.</translation>
    </message>
    <message>
        <source>Partitions of a topic that is created; 0 is the broker&apos;s default.</source>
        <translation>만드는 토픽의 파티션 수. 0은 브로커 기본값.</translation>
    </message>
    <message>
        <source>Pattern of a document&apos;s _id, 512 bytes at most.</source>
        <translation>문서 _id의 패턴, 최대 512바이트.</translation>
    </message>
    <message>
        <source>Pattern of the index name, made of {database} and {table}; small letters.</source>
        <translation>인덱스 이름의 패턴, {database}와 {table} 사용, 소문자.</translation>
    </message>
    <message>
        <source>Pattern of the key.</source>
        <translation>키의 패턴.</translation>
    </message>
    <message>
        <source>Port of the server; the kind&apos;s usual one where it is not said.</source>
        <translation>서버 포트. 지정하지 않으면 해당 종류의 기본 포트.</translation>
    </message>
    <message>
        <source>Properties handed to librdkafka as they are (kafka).</source>
        <translation>librdkafka에 그대로 전달하는 속성 (kafka).</translation>
    </message>
    <message>
        <source>Puts a keyed hash in place of the value, so equal values stay equal and keys stay keys.</source>
        <translation>값 대신 키 있는 해시를 넣어 같은 값은 같게, 키는 키로 유지됩니다.</translation>
    </message>
    <message>
        <source>Replicas of a topic that is created; 0 is the broker&apos;s default.</source>
        <translation>만드는 토픽의 복제본 수. 0은 브로커 기본값.</translation>
    </message>
    <message>
        <source>Replicas of an index that is created; the cluster&apos;s default otherwise.</source>
        <translation>만드는 인덱스의 복제본 수. 지정하지 않으면 클러스터 기본값.</translation>
    </message>
    <message>
        <source>Shards of an index that is created.</source>
        <translation>만드는 인덱스의 샤드 수.</translation>
    </message>
    <message>
        <source>Tables to read, as &quot;shop.*&quot;; &quot;!shop.tmp_*&quot; takes away.</source>
        <translation>읽을 테이블, 예: &quot;shop.*&quot;. &quot;!shop.tmp_*&quot;는 제외합니다.</translation>
    </message>
    <message>
        <source>Target database; placeholders {database} and {table}.</source>
        <translation>대상 데이터베이스. {database}, {table} 사용 가능.</translation>
    </message>
    <message>
        <source>Target table; placeholders {database} and {table}.</source>
        <translation>대상 테이블. {database}, {table} 사용 가능.</translation>
    </message>
    <message>
        <source>The column that the shape `string` keeps.</source>
        <translation>`string` 형태에서 저장하는 열.</translation>
    </message>
    <message>
        <source>The columns to leave out.</source>
        <translation>제외할 열.</translation>
    </message>
    <message>
        <source>The columns whose values are hidden.</source>
        <translation>값을 숨길 열.</translation>
    </message>
    <message>
        <source>The key of the hash: env:NAME, file:PATH, keyring or plain:TEXT. Whoever has it can try values.</source>
        <translation>해시의 키: env:NAME, file:PATH, keyring, plain:TEXT. 키를 가진 사람은 값을 대입해 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>The rows to keep, as status &lt;&gt; &apos;deleted&apos;: columns, literals, = &lt;&gt; &lt; &lt;= &gt; &gt;= AND OR NOT IN LIKE BETWEEN IS NULL, parentheses. Text is compared exactly, TIMESTAMP in UTC.</source>
        <translation>남길 행의 조건, 예: status &lt;&gt; &apos;deleted&apos;. 열, 리터럴, = &lt;&gt; &lt; &lt;= &gt; &gt;= AND OR NOT IN LIKE BETWEEN IS NULL, 괄호. 문자열은 정확히, TIMESTAMP는 UTC로 비교합니다.</translation>
    </message>
    <message>
        <source>The text that stands in every row instead; NULL stays NULL.</source>
        <translation>모든 행에 대신 넣을 문자. NULL은 NULL로 둡니다.</translation>
    </message>
    <message>
        <source>Topic of a row; placeholders {database}, {table}, {primary_key} and columns of the table.</source>
        <translation>행의 토픽. {database}, {table}, {primary_key}와 테이블의 열 사용 가능.</translation>
    </message>
    <message>
        <source>What a row becomes: one JSON text, a hash with a field a column, one column as text, or nothing (its key is deleted at every change).</source>
        <translation>행의 저장 형태: JSON 문자열 하나, 열마다 필드가 있는 해시, 열 하나의 문자열, 또는 없음(변경 때마다 키 삭제).</translation>
    </message>
    <message>
        <source>What a row that the sink refuses does: stop the job, or be set aside.</source>
        <translation>대상이 거부한 행의 처리: 작업 중지 또는 따로 두기.</translation>
    </message>
    <message>
        <source>What a schema change of the source does: apply (new columns are added, a TRUNCATE is repeated, other changes stop with the statement to run), stop, or ignore.</source>
        <translation>소스의 스키마 변경 처리: 적용(새 열 추가, TRUNCATE 반복, 그 밖의 변경은 실행할 문장과 함께 중지), 중지, 무시.</translation>
    </message>
    <message>
        <source>What rows that a target table has before the first start mean: stop, write over them, or empty the table first.</source>
        <translation>처음 시작 전 대상 테이블에 행이 있을 때: 중지, 덮어쓰기, 먼저 비우기.</translation>
    </message>
    <message>
        <source>What the system is.</source>
        <translation>시스템의 종류.</translation>
    </message>
    <message>
        <source>Where the password is: env:NAME, file:PATH, keyring or plain:TEXT.</source>
        <translation>비밀번호의 위치: env:NAME, file:PATH, keyring, plain:TEXT.</translation>
    </message>
    <message>
        <source>Where; all tables that have the columns if not said.</source>
        <translation>적용 범위. 지정하지 않으면 해당 열이 있는 모든 테이블.</translation>
    </message>
    <message>
        <source>Whether a missing index is created, with a mapping made from the table.</source>
        <translation>없는 인덱스를 테이블에서 만든 매핑으로 생성할지 여부.</translation>
    </message>
    <message>
        <source>Whether the job starts with the workspace.</source>
        <translation>워크스페이스와 함께 작업을 시작할지 여부.</translation>
    </message>
    <message>
        <source>adaptive time microseconds</source>
        <translation>적응형, 마이크로초</translation>
    </message>
    <message>
        <source>apply</source>
        <translation>적용</translation>
    </message>
    <message>
        <source>at least once</source>
        <translation>최소 한 번</translation>
    </message>
    <message>
        <source>at_least_once: nothing is lost, a restart may repeat records, in order.</source>
        <translation>at_least_once: 잃는 것이 없고, 재시작하면 레코드가 순서대로 반복될 수 있습니다.</translation>
    </message>
    <message>
        <source>base64</source>
        <translation>base64</translation>
    </message>
    <message>
        <source>base64-url-safe</source>
        <translation>base64-url-safe</translation>
    </message>
    <message>
        <source>batch_bytes</source>
        <translation>배치 크기</translation>
    </message>
    <message>
        <source>batch_rows</source>
        <translation>배치 행 수</translation>
    </message>
    <message>
        <source>batch_wait</source>
        <translation>배치 대기</translation>
    </message>
    <message>
        <source>binary.handling</source>
        <translation>바이너리 처리</translation>
    </message>
    <message>
        <source>brokers</source>
        <translation>브로커</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>bytes</translation>
    </message>
    <message>
        <source>ca_file</source>
        <translation>CA 파일</translation>
    </message>
    <message>
        <source>canal</source>
        <translation>canal</translation>
    </message>
    <message>
        <source>cert_file</source>
        <translation>인증서 파일</translation>
    </message>
    <message>
        <source>cloudcanal</source>
        <translation>CloudCanal</translation>
    </message>
    <message>
        <source>column</source>
        <translation>열</translation>
    </message>
    <message>
        <source>columns</source>
        <translation>열</translation>
    </message>
    <message>
        <source>compression</source>
        <translation>압축</translation>
    </message>
    <message>
        <source>connect</source>
        <translation>connect</translation>
    </message>
    <message>
        <source>connection</source>
        <translation>연결</translation>
    </message>
    <message>
        <source>create_index</source>
        <translation>인덱스 생성</translation>
    </message>
    <message>
        <source>create_tables</source>
        <translation>테이블 생성</translation>
    </message>
    <message>
        <source>database</source>
        <translation>데이터베이스</translation>
    </message>
    <message>
        <source>debezium</source>
        <translation>debezium</translation>
    </message>
    <message>
        <source>decimal.handling</source>
        <translation>DECIMAL 처리</translation>
    </message>
    <message>
        <source>decimals</source>
        <translation>DECIMAL 형식</translation>
    </message>
    <message>
        <source>delivery</source>
        <translation>전달 보장</translation>
    </message>
    <message>
        <source>development</source>
        <translation>개발</translation>
    </message>
    <message>
        <source>double</source>
        <translation>double</translation>
    </message>
    <message>
        <source>elasticsearch</source>
        <translation>Elasticsearch</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>비우기</translation>
    </message>
    <message>
        <source>enabled</source>
        <translation>자동 시작</translation>
    </message>
    <message>
        <source>environment</source>
        <translation>환경</translation>
    </message>
    <message>
        <source>exactly once</source>
        <translation>정확히 한 번</translation>
    </message>
    <message>
        <source>existing</source>
        <translation>기존 행</translation>
    </message>
    <message>
        <source>file</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>format</source>
        <translation>형식</translation>
    </message>
    <message>
        <source>group</source>
        <translation>컨슈머 그룹</translation>
    </message>
    <message>
        <source>gzip</source>
        <translation>gzip</translation>
    </message>
    <message>
        <source>hash</source>
        <translation>해시</translation>
    </message>
    <message>
        <source>hex</source>
        <translation>hex</translation>
    </message>
    <message>
        <source>host</source>
        <translation>호스트</translation>
    </message>
    <message>
        <source>id</source>
        <translation>문서 ID</translation>
    </message>
    <message>
        <source>ignore</source>
        <translation>무시</translation>
    </message>
    <message>
        <source>index</source>
        <translation>인덱스</translation>
    </message>
    <message>
        <source>invalidate</source>
        <translation>무효화</translation>
    </message>
    <message>
        <source>isostring</source>
        <translation>isostring</translation>
    </message>
    <message>
        <source>json</source>
        <translation>json</translation>
    </message>
    <message>
        <source>kafka</source>
        <translation>Kafka</translation>
    </message>
    <message>
        <source>kafka connect</source>
        <translation>Kafka Connect</translation>
    </message>
    <message>
        <source>key</source>
        <translation>키</translation>
    </message>
    <message>
        <source>key_file</source>
        <translation>키 파일</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>종류</translation>
    </message>
    <message>
        <source>lag_objective</source>
        <translation>지연 목표</translation>
    </message>
    <message>
        <source>lanes</source>
        <translation>레인</translation>
    </message>
    <message>
        <source>logstash</source>
        <translation>Logstash</translation>
    </message>
    <message>
        <source>lz4</source>
        <translation>lz4</translation>
    </message>
    <message>
        <source>maxwell</source>
        <translation>maxwell</translation>
    </message>
    <message>
        <source>microseconds</source>
        <translation>마이크로초</translation>
    </message>
    <message>
        <source>mysql</source>
        <translation>MySQL</translation>
    </message>
    <message>
        <source>nanoseconds</source>
        <translation>나노초</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>number</source>
        <translation>숫자</translation>
    </message>
    <message>
        <source>off</source>
        <translation>끔</translation>
    </message>
    <message>
        <source>on_ddl</source>
        <translation>DDL 처리</translation>
    </message>
    <message>
        <source>on_error</source>
        <translation>오류 처리</translation>
    </message>
    <message>
        <source>partitions</source>
        <translation>파티션</translation>
    </message>
    <message>
        <source>password</source>
        <translation>비밀번호</translation>
    </message>
    <message>
        <source>path</source>
        <translation>경로</translation>
    </message>
    <message>
        <source>port</source>
        <translation>포트</translation>
    </message>
    <message>
        <source>precise</source>
        <translation>precise</translation>
    </message>
    <message>
        <source>preferred</source>
        <translation>선호</translation>
    </message>
    <message>
        <source>production</source>
        <translation>운영</translation>
    </message>
    <message>
        <source>properties</source>
        <translation>속성</translation>
    </message>
    <message>
        <source>rate_limit</source>
        <translation>속도 제한</translation>
    </message>
    <message>
        <source>read_only</source>
        <translation>읽기 전용</translation>
    </message>
    <message>
        <source>redis</source>
        <translation>Redis</translation>
    </message>
    <message>
        <source>reject</source>
        <translation>따로 두기</translation>
    </message>
    <message>
        <source>replicas</source>
        <translation>복제본</translation>
    </message>
    <message>
        <source>required</source>
        <translation>필수</translation>
    </message>
    <message>
        <source>retries</source>
        <translation>재시도</translation>
    </message>
    <message>
        <source>salt</source>
        <translation>솔트</translation>
    </message>
    <message>
        <source>set member</source>
        <translation>집합 원소</translation>
    </message>
    <message>
        <source>sha256</source>
        <translation>sha256</translation>
    </message>
    <message>
        <source>shape</source>
        <translation>저장 형태</translation>
    </message>
    <message>
        <source>shards</source>
        <translation>샤드</translation>
    </message>
    <message>
        <source>snappy</source>
        <translation>snappy</translation>
    </message>
    <message>
        <source>staging</source>
        <translation>스테이징</translation>
    </message>
    <message>
        <source>stop</source>
        <translation>중지</translation>
    </message>
    <message>
        <source>stream</source>
        <translation>스트림</translation>
    </message>
    <message>
        <source>string</source>
        <translation>문자열</translation>
    </message>
    <message>
        <source>table</source>
        <translation>테이블</translation>
    </message>
    <message>
        <source>tables</source>
        <translation>테이블</translation>
    </message>
    <message>
        <source>text</source>
        <translation>문자</translation>
    </message>
    <message>
        <source>tidb</source>
        <translation>TiDB</translation>
    </message>
    <message>
        <source>time.precision</source>
        <translation>시각 정밀도</translation>
    </message>
    <message>
        <source>tls</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>topic</source>
        <translation>토픽</translation>
    </message>
    <message>
        <source>topics</source>
        <translation>토픽</translation>
    </message>
    <message>
        <source>ttl</source>
        <translation>TTL</translation>
    </message>
    <message>
        <source>types</source>
        <translation>타입 연결</translation>
    </message>
    <message>
        <source>upsert</source>
        <translation>덮어쓰기</translation>
    </message>
    <message>
        <source>urls</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>user</source>
        <translation>사용자</translation>
    </message>
    <message>
        <source>verify</source>
        <translation>인증서 확인</translation>
    </message>
    <message>
        <source>where</source>
        <translation>조건</translation>
    </message>
    <message>
        <source>with</source>
        <translation>대체 문자</translation>
    </message>
    <message>
        <source>zstd</source>
        <translation>zstd</translation>
    </message>
    <message>
        <source>How often a refused batch is tried before the job fails; an unreachable system is tried for ever.</source>
        <translation>거부된 배치를 작업 실패 전까지 시도하는 횟수. 접속할 수 없는 시스템은 계속 시도합니다.</translation>
    </message>
    <message>
        <source>What a TRUNCATE or DROP at the source does: stop while there are documents made from the table, or ignore.</source>
        <translation>소스의 TRUNCATE 또는 DROP 처리: 해당 테이블에서 만든 문서가 남아 있는 동안 중지, 또는 무시.</translation>
    </message>
    <message>
        <source>What a TRUNCATE or DROP at the source does: stop while there are keys made from the table, or ignore.</source>
        <translation>소스의 TRUNCATE 또는 DROP 처리: 해당 테이블에서 만든 키가 남아 있는 동안 중지, 또는 무시.</translation>
    </message>
    <message>
        <source>Topics to read: names, patterns with * for any characters, and last what a ! takes away. A topic that comes later and matches is read, too, from its beginning.</source>
        <translation>읽을 토픽: 이름, *가 임의의 문자를 뜻하는 패턴, 마지막으로 !로 제외하는 것. 나중에 생기는 일치하는 토픽도 처음부터 읽습니다.</translation>
    </message>
</context>
<context>
    <name>page</name>
    <message>
        <source>Activity</source>
        <translation>활동</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>작업</translation>
    </message>
    <message>
        <source>Pipeline</source>
        <translation>파이프라인</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>연결</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>작업</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>New job</source>
        <translation>새 작업</translation>
    </message>
</context>
<context>
    <name>sluice::ui::ActivityModel</name>
    <message>
        <source>Action</source>
        <translation>동작</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>오류</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>로그</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>시각</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>종류</translation>
    </message>
    <message>
        <source>About</source>
        <translation>대상</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>내용</translation>
    </message>
</context>
<context>
    <name>sluice::ui::EngineControl</name>
    <message>
        <source>Begin anew</source>
        <translation>처음부터 다시 시작</translation>
    </message>
    <message>
        <source>%1 began anew</source>
        <translation>%1을(를) 처음부터 다시 시작했습니다</translation>
    </message>
    <message>
        <source>%1 was not told to %2: this window only looks on. Open its workspace again once no other process runs the jobs</source>
        <translation>%1 작업에 %2 명령을 보내지 않았습니다: 이 창은 보기만 합니다. 다른 프로세스가 작업을 실행하지 않을 때 워크스페이스를 다시 여십시오</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>일시 중지</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>중지</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>재시작</translation>
    </message>
    <message>
        <source>%1 is Failed: %2</source>
        <translation>%1 실패: %2</translation>
    </message>
    <message>
        <source>%1 was started</source>
        <translation>%1 작업을 시작했습니다</translation>
    </message>
    <message>
        <source>%1 ran to its end</source>
        <translation>%1 작업이 끝까지 실행되었습니다</translation>
    </message>
    <message>
        <source>%1 was restarted</source>
        <translation>%1 작업을 재시작했습니다</translation>
    </message>
    <message>
        <source>%1 is paused</source>
        <translation>%1 작업이 일시 중지되었습니다</translation>
    </message>
    <message>
        <source>%1 is stopped</source>
        <translation>%1 작업이 중지되었습니다</translation>
    </message>
    <message>
        <source> and may stay so for %1</source>
        <translation> (유지 가능 시간: %1)</translation>
    </message>
    <message>
        <source>%1 is still %2 after 30 s</source>
        <translation>%1: 30초가 지나도 아직 %2</translation>
    </message>
</context>
<context>
    <name>sluice::ui::Export</name>
    <message>
        <source>Export what is on screen as PNG…</source>
        <translation>화면을 PNG로 내보내기…</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>그림 (*.png)</translation>
    </message>
    <message>
        <source>Export what is on screen as SVG…</source>
        <translation>화면을 SVG로 내보내기…</translation>
    </message>
    <message>
        <source>Drawings (*.svg)</source>
        <translation>벡터 그림 (*.svg)</translation>
    </message>
    <message>
        <source>Export tables and charts on screen as CSV…</source>
        <translation>화면의 표와 차트를 CSV로 내보내기…</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>표 (*.csv)</translation>
    </message>
    <message>
        <source>There is no table and no chart on this page.</source>
        <translation>이 페이지에는 표나 차트가 없습니다.</translation>
    </message>
    <message>
        <source>What is on screen is in the clipboard.</source>
        <translation>화면 내용을 클립보드에 복사했습니다.</translation>
    </message>
    <message>
        <source>Copy what is on screen as Markdown</source>
        <translation>화면 내용을 Markdown으로 복사</translation>
    </message>
    <message>
        <source>Copy what is on screen as JSON</source>
        <translation>화면 내용을 JSON으로 복사</translation>
    </message>
    <message>
        <source>Export what is on screen</source>
        <translation>화면 내보내기</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2. Choose another folder.</source>
        <translation>%1에 쓸 수 없습니다: %2. 다른 폴더를 선택하십시오.</translation>
    </message>
    <message>
        <source>What was on screen is in %1</source>
        <translation>화면 내용을 저장했습니다: %1</translation>
    </message>
    <message>
        <source>What was on screen is in %1 files from %2 on</source>
        <translation>화면 내용을 %2부터 파일 %1개에 저장했습니다</translation>
    </message>
</context>
<context>
    <name>sluice::ui::JobActions</name>
    <message>
        <source>Begin anew…</source>
        <translation>처음부터 다시 시작…</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>일시 중지</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>중지</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>재시작</translation>
    </message>
    <message>
        <source>Copy diagnostic</source>
        <translation>진단 정보 복사</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>편집…</translation>
    </message>
    <message>
        <source>Duplicate…</source>
        <translation>복제…</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>제거…</translation>
    </message>
</context>
<context>
    <name>sluice::ui::JobsModel</name>
    <message>
        <source>Job</source>
        <translation>작업</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Source → target</source>
        <translation>소스 → 대상</translation>
    </message>
    <message>
        <source>Lag</source>
        <translation>지연</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>속도</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>진행</translation>
    </message>
    <message>
        <source>May stop for</source>
        <translation>중지 가능 시간</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>행</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>%1부터</translation>
    </message>
    <message>
        <source>Rows a second that the target confirmed, mean of 5 s</source>
        <translation>대상이 확인한 초당 행 수, 5초 평균</translation>
    </message>
    <message>
        <source>Not known: whoever runs the job does not say</source>
        <translation>알 수 없음: 작업을 실행하는 프로세스가 알려 주지 않습니다</translation>
    </message>
    <message>
        <source>Of the rows that are copied; how many there are is the server&apos;s estimate</source>
        <translation>복사하는 행 기준. 전체 수는 서버의 추정치입니다</translation>
    </message>
    <message>
        <source>No rows are being copied</source>
        <translation>복사 중인 행이 없습니다</translation>
    </message>
</context>
<context>
    <name>sluice::ui::MainWindow</name>
    <message>
        <source>No workspace</source>
        <translation>워크스페이스 없음</translation>
    </message>
    <message>
        <source>Open a workspace file</source>
        <translation>워크스페이스 파일 열기</translation>
    </message>
    <message>
        <source>Workspaces (*.toml)</source>
        <translation>워크스페이스 (*.toml)</translation>
    </message>
    <message>
        <source>The jobs go on. Sluice is in the tray; quit it there or with Ctrl+Q.</source>
        <translation>작업은 계속됩니다. Sluice는 트레이에 있으며 거기에서 또는 Ctrl+Q로 종료할 수 있습니다.</translation>
    </message>
    <message>
        <source>Quit Sluice?</source>
        <translation>Sluice를 종료하시겠습니까?</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>종료</translation>
    </message>
    <message>
        <source>Keep running</source>
        <translation>계속 실행</translation>
    </message>
    <message>
        <source>Search or run a command</source>
        <translation>검색 또는 명령 실행</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>%1(으)로 이동</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>뒤로</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>앞으로</translation>
    </message>
    <message>
        <source>Open a workspace file…</source>
        <translation>워크스페이스 파일 열기…</translation>
    </message>
    <message>
        <source>New job…</source>
        <translation>새 작업…</translation>
    </message>
    <message>
        <source>Open a workspace first: a job lives in its file.</source>
        <translation>먼저 워크스페이스를 여십시오. 작업은 그 파일에 저장됩니다.</translation>
    </message>
    <message>
        <source>Start the selected job</source>
        <translation>선택한 작업 시작</translation>
    </message>
    <message>
        <source>Pause the selected job</source>
        <translation>선택한 작업 일시 중지</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>필터</translation>
    </message>
    <message>
        <source>Sample now</source>
        <translation>지금 측정</translation>
    </message>
    <message>
        <source>Live, or hold the time</source>
        <translation>실시간 또는 시간 고정</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>인스펙터</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>전체 화면</translation>
    </message>
    <message>
        <source>Theme: as the system</source>
        <translation>테마: 시스템과 같게</translation>
    </message>
    <message>
        <source>Theme: dark</source>
        <translation>테마: 어둡게</translation>
    </message>
    <message>
        <source>Theme: light</source>
        <translation>테마: 밝게</translation>
    </message>
    <message>
        <source>Theme: high contrast</source>
        <translation>테마: 고대비</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>단축키</translation>
    </message>
</context>
<context>
    <name>sluice::ui::OutsideBar</name>
    <message>
        <source>Apply…</source>
        <translation>적용…</translation>
    </message>
    <message>
        <source>Keep ours</source>
        <translation>현재 것 유지</translation>
    </message>
    <message>
        <source>Shows what changes, then asks</source>
        <translation>바뀌는 내용을 보여 주고 확인을 받습니다</translation>
    </message>
    <message>
        <source>The jobs go on as they are; the file stays as it is now</source>
        <translation>작업은 그대로 계속되고 파일은 지금 상태로 둡니다</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>다시 열기</translation>
    </message>
    <message>
        <source>%1 was changed outside.</source>
        <translation>%1 파일이 밖에서 변경되었습니다.</translation>
    </message>
    <message>
        <source>Apply what %1 says now?</source>
        <translation>%1의 현재 내용을 적용하시겠습니까?</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>적용</translation>
    </message>
    <message>
        <source>Copy rows already written anew: %1</source>
        <translation>이미 쓴 행을 다시 복사: %1</translation>
    </message>
    <message>
        <source>Leave rows already written as they are: %1</source>
        <translation>이미 쓴 행은 그대로 두기: %1</translation>
    </message>
</context>
<context>
    <name>sluice::ui::PaletteButton</name>
    <message>
        <source>Search or run a command</source>
        <translation>검색 또는 명령 실행</translation>
    </message>
    <message>
        <source>Search or run a command, Ctrl K</source>
        <translation>검색 또는 명령 실행, Ctrl K</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>검색</translation>
    </message>
</context>
<context>
    <name>sluice::ui::Rail</name>
    <message>
        <source>Pages</source>
        <translation>페이지</translation>
    </message>
</context>
<context>
    <name>sluice::ui::RailButton</name>
    <message>
        <source>1 problem</source>
        <translation>문제 1개</translation>
    </message>
    <message>
        <source>%1 problems</source>
        <translation>문제 %1개</translation>
    </message>
</context>
<context>
    <name>sluice::ui::ShortcutSheet</name>
    <message>
        <source>Shortcuts</source>
        <translation>단축키</translation>
    </message>
    <message>
        <source>Picture: to the nearest neighbour, select, open, actions, leave</source>
        <translation>그림: 옆으로 이동, 선택, 열기, 동작, 나가기</translation>
    </message>
    <message>
        <source>Arrows, Space, Enter, Menu, Esc</source>
        <translation>화살표, Space, Enter, Menu, Esc</translation>
    </message>
    <message>
        <source>Chart: move the crosshair, menu</source>
        <translation>차트: 십자선 이동, 메뉴</translation>
    </message>
    <message>
        <source>Arrows, Menu</source>
        <translation>화살표, Menu</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>sluice::ui::StatusLine</name>
    <message>
        <source>Connections</source>
        <translation>연결</translation>
    </message>
    <message>
        <source>sampled at %1, every %2</source>
        <translation>%1에 측정, 간격 %2</translation>
    </message>
    <message>
        <source>not sampled yet</source>
        <translation>아직 측정 안 함</translation>
    </message>
    <message>
        <source>sampled %1</source>
        <translation>%1 측정</translation>
    </message>
</context>
<context>
    <name>sluice::ui::TopBar</name>
    <message>
        <source>5 m</source>
        <translation>5분</translation>
    </message>
    <message>
        <source>15 m</source>
        <translation>15분</translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1시간</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>실시간</translation>
    </message>
    <message>
        <source>New job</source>
        <translation>새 작업</translation>
    </message>
    <message>
        <source>Range of charts and sparklines</source>
        <translation>차트와 스파크라인의 범위</translation>
    </message>
    <message>
        <source>Range of charts, sparklines and p99; figures and picture always show now</source>
        <translation>차트, 스파크라인, p99의 범위. 수치와 그림은 항상 현재를 표시합니다</translation>
    </message>
    <message>
        <source>Charts go on with the time. Off holds them where they are (Ctrl+L)</source>
        <translation>차트가 시간을 따라갑니다. 끄면 그 자리에 고정됩니다 (Ctrl+L)</translation>
    </message>
    <message>
        <source>Sets up a sync job, step by step (Ctrl+N)</source>
        <translation>동기화 작업을 단계별로 만듭니다 (Ctrl+N)</translation>
    </message>
    <message>
        <source>Held at %1</source>
        <translation>%1에 고정</translation>
    </message>
</context>
<context>
    <name>sluice::ui::Tray</name>
    <message>
        <source>%1 is %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Sluice: %1 is well</source>
        <translation>Sluice: %1 정상</translation>
    </message>
    <message>
        <source>Open Sluice</source>
        <translation>Sluice 열기</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>종료</translation>
    </message>
</context>
<context>
    <name>sluice::ui::WorkspaceEditor</name>
    <message>
        <source>No workspace is open.</source>
        <translation>열린 워크스페이스가 없습니다.</translation>
    </message>
    <message>
        <source>%1 cannot be read as a workspace now. Correct it first.</source>
        <translation>%1 파일을 지금은 워크스페이스로 읽을 수 없습니다. 먼저 고치십시오.</translation>
    </message>
    <message>
        <source>Another process runs the jobs of %1. Make the change there, or stop it and open the file again.</source>
        <translation>%1의 작업은 다른 프로세스가 실행하고 있습니다. 그쪽에서 변경하거나, 그 프로세스를 중지하고 파일을 다시 여십시오.</translation>
    </message>
    <message>
        <source>%1 is just being written. Try again.</source>
        <translation>%1 파일을 쓰는 중입니다. 다시 시도하십시오.</translation>
    </message>
    <message>
        <source>There is nothing left to undo.</source>
        <translation>실행 취소할 것이 없습니다.</translation>
    </message>
</context>
<context>
    <name>sluice::ui::forms::CheckRow</name>
    <message>
        <source>passed</source>
        <translation>통과</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>경고</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>건너뜀</translation>
    </message>
    <message>
        <source>%1 · required: %2</source>
        <translation>%1 · 필요: %2</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Copy what to do about %1</source>
        <translation>%1 조치 방법 복사</translation>
    </message>
    <message>
        <source>Put right…</source>
        <translation>바로잡기…</translation>
    </message>
    <message>
        <source>Put %1 right</source>
        <translation>%1 바로잡기</translation>
    </message>
</context>
<context>
    <name>sluice::ui::forms::ChoiceField</name>
    <message>
        <source>not said</source>
        <translation>지정 안 함</translation>
    </message>
</context>
<context>
    <name>sluice::ui::forms::ConnectionForm</name>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>종류</translation>
    </message>
    <message>
        <source>Name of the connection</source>
        <translation>연결 이름</translation>
    </message>
    <message>
        <source>Kind of system</source>
        <translation>시스템 종류</translation>
    </message>
    <message>
        <source>Small letters, digits and -, as orders-db. Jobs name it so.</source>
        <translation>소문자, 숫자, -만 사용합니다. 예: orders-db. 작업이 이 이름으로 참조합니다.</translation>
    </message>
    <message>
        <source>Jobs name it so. To give it another name, duplicate it.</source>
        <translation>작업이 이 이름으로 참조합니다. 다른 이름이 필요하면 복제하십시오.</translation>
    </message>
    <message>
        <source>What a connection leads to is fixed: jobs are made for it.</source>
        <translation>연결의 종류는 바꿀 수 없습니다. 작업이 이에 맞춰 만들어집니다.</translation>
    </message>
    <message>
        <source>It needs a name, as orders-db.</source>
        <translation>이름이 필요합니다. 예: orders-db.</translation>
    </message>
    <message>
        <source>“%1” cannot be a name. It begins with a small letter and has small letters, digits and - only, at most 41.</source>
        <translation>“%1”은(는) 이름으로 쓸 수 없습니다. 소문자로 시작하고 소문자, 숫자, -만으로 41자 이하여야 합니다.</translation>
    </message>
    <message>
        <source>There is a connection %1 already. Choose another name.</source>
        <translation>%1 연결이 이미 있습니다. 다른 이름을 선택하십시오.</translation>
    </message>
    <message>
        <source>A port is a number from 1 to 65535.</source>
        <translation>포트는 1부터 65535까지의 숫자입니다.</translation>
    </message>
    <message>
        <source>At least one broker is needed, as 127.0.0.1:9092.</source>
        <translation>브로커가 하나 이상 필요합니다. 예: 127.0.0.1:9092.</translation>
    </message>
    <message>
        <source>“%1” is no broker. Write host:port, as 127.0.0.1:9092.</source>
        <translation>“%1”은(는) 브로커가 아닙니다. host:port 형식으로 쓰십시오. 예: 127.0.0.1:9092.</translation>
    </message>
    <message>
        <source>At least one address is needed, as http://127.0.0.1:9200.</source>
        <translation>주소가 하나 이상 필요합니다. 예: http://127.0.0.1:9200.</translation>
    </message>
    <message>
        <source>“%1” is no address. Write http://host:port or https://host:port.</source>
        <translation>“%1”은(는) 주소가 아닙니다. http://host:port 또는 https://host:port 형식으로 쓰십시오.</translation>
    </message>
    <message>
        <source>Say user and password in their own fields, not in the address.</source>
        <translation>사용자와 비밀번호는 주소가 아니라 해당 입력란에 쓰십시오.</translation>
    </message>
    <message>
        <source>A folder is needed, as /var/lib/sluice/out.</source>
        <translation>폴더가 필요합니다. 예: /var/lib/sluice/out.</translation>
    </message>
    <message>
        <source>%1 is not there or cannot be read.</source>
        <translation>%1이(가) 없거나 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>A certificate of our own needs its key, too.</source>
        <translation>클라이언트 인증서에는 키도 필요합니다.</translation>
    </message>
</context>
<context>
    <name>sluice::ui::forms::EntryChip</name>
    <message>
        <source>Enter changes it, Del takes it away.</source>
        <translation>Enter로 변경, Del로 삭제합니다.</translation>
    </message>
</context>
<context>
    <name>sluice::ui::forms::LineField</name>
    <message>
        <source>Choose…</source>
        <translation>선택…</translation>
    </message>
    <message>
        <source>Choose: %1</source>
        <translation>선택: %1</translation>
    </message>
</context>
<context>
    <name>sluice::ui::forms::ListField</name>
    <message>
        <source>At least one is needed.</source>
        <translation>하나 이상 필요합니다.</translation>
    </message>
</context>
<context>
    <name>sluice::ui::forms::OptionForm</name>
    <message>
        <source>More</source>
        <translation>더 보기</translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n개 변경됨</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::ui::forms::SecretField</name>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>in the keyring</source>
        <translation>키링</translation>
    </message>
    <message>
        <source>in the keyring (this session has none)</source>
        <translation>키링 (이 세션에는 없음)</translation>
    </message>
    <message>
        <source>No keyring can be reached from here: there is no session bus. Use a variable or a file.</source>
        <translation>여기에서는 키링을 쓸 수 없습니다. 세션 버스가 없습니다. 환경 변수나 파일을 사용하십시오.</translation>
    </message>
    <message>
        <source>in a variable</source>
        <translation>환경 변수</translation>
    </message>
    <message>
        <source>in a file</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>in the workspace file</source>
        <translation>워크스페이스 파일</translation>
    </message>
    <message>
        <source>Where %1 lies</source>
        <translation>%1의 위치</translation>
    </message>
    <message>
        <source>stored; type to replace it</source>
        <translation>저장됨, 바꾸려면 입력하십시오</translation>
    </message>
    <message>
        <source>the password</source>
        <translation>비밀번호</translation>
    </message>
    <message>
        <source>Kept by the system, unlocked with your session. It is never shown again.</source>
        <translation>시스템이 보관하며 세션과 함께 잠금이 풀립니다. 다시 표시되지 않습니다.</translation>
    </message>
    <message>
        <source>The environment variable has to be set where Sluice is started.</source>
        <translation>Sluice를 시작하는 곳에 환경 변수가 설정되어 있어야 합니다.</translation>
    </message>
    <message>
        <source>The file holds the password and nothing else.</source>
        <translation>파일에는 비밀번호만 들어 있어야 합니다.</translation>
    </message>
    <message>
        <source>Whoever can read the workspace file can read the password. The keyring, a variable or a file is safer.</source>
        <translation>워크스페이스 파일을 읽는 누구나 비밀번호를 볼 수 있습니다. 키링, 환경 변수, 파일이 더 안전합니다.</translation>
    </message>
    <message>
        <source>%1: name</source>
        <translation>%1: 이름</translation>
    </message>
    <message>
        <source>This is needed: say where it lies.</source>
        <translation>필수 항목입니다. 위치를 지정하십시오.</translation>
    </message>
    <message>
        <source>Type the password; it goes into the keyring, not into the file.</source>
        <translation>비밀번호를 입력하십시오. 파일이 아니라 키링에 저장됩니다.</translation>
    </message>
    <message>
        <source>Say which variable, as ORDERS_PASSWORD.</source>
        <translation>변수를 지정하십시오. 예: ORDERS_PASSWORD.</translation>
    </message>
    <message>
        <source>That is no name of a variable: letters, digits and _ only. Is it the password itself?</source>
        <translation>변수 이름이 아닙니다. 영문자, 숫자, _만 쓸 수 있습니다. 비밀번호를 입력한 것은 아닙니까?</translation>
    </message>
    <message>
        <source>Say which file.</source>
        <translation>파일을 지정하십시오.</translation>
    </message>
    <message>
        <source>Type the password.</source>
        <translation>비밀번호를 입력하십시오.</translation>
    </message>
</context>
<context>
    <name>sluice::ui::forms::TableField</name>
    <message>
        <source>Add a row</source>
        <translation>행 추가</translation>
    </message>
    <message>
        <source>Add a row to %1</source>
        <translation>%1에 행 추가</translation>
    </message>
    <message>
        <source>%1, row %2, name</source>
        <translation>%1, %2행, 이름</translation>
    </message>
    <message>
        <source>%1, row %2, value</source>
        <translation>%1, %2행, 값</translation>
    </message>
    <message>
        <source>name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>Remove this row</source>
        <translation>이 행 제거</translation>
    </message>
    <message>
        <source>“%1” has no name before it.</source>
        <translation>“%1” 앞에 이름이 없습니다.</translation>
    </message>
    <message>
        <source>“%1” stands here twice; one of the two has to go.</source>
        <translation>“%1”이(가) 두 번 있습니다. 하나를 지우십시오.</translation>
    </message>
    <message>
        <source>At least one row is needed.</source>
        <translation>행이 하나 이상 필요합니다.</translation>
    </message>
</context>
<context>
    <name>sluice::ui::pages::activity::ActivityPage</name>
    <message>
        <source>Filter</source>
        <translation>필터</translation>
    </message>
    <message>
        <source>All</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>동작</translation>
    </message>
    <message>
        <source>States</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>오류</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>로그</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>따라가기</translation>
    </message>
    <message>
        <source>Nothing happened yet</source>
        <translation>아직 기록이 없습니다</translation>
    </message>
    <message>
        <source>Commands, state changes, errors and the engine&apos;s log appear here as they come.</source>
        <translation>명령, 상태 변경, 오류, 엔진 로그가 발생하는 대로 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>활동</translation>
    </message>
    <message>
        <source>Nothing is like that</source>
        <translation>일치하는 항목이 없습니다</translation>
    </message>
    <message>
        <source>Stay at the newest line</source>
        <translation>최신 줄 유지</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>내보내기…</translation>
    </message>
    <message>
        <source>The lines shown, as CSV</source>
        <translation>표시된 줄을 CSV로</translation>
    </message>
    <message>
        <source>%1 line</source>
        <translation>%1줄</translation>
    </message>
    <message>
        <source>%1 lines</source>
        <translation>%1줄</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Export the lines shown</source>
        <translation>표시된 줄 내보내기</translation>
    </message>
    <message>
        <source>%1 lines are in %2</source>
        <translation>%1줄을 %2에 저장했습니다</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1에 쓸 수 없습니다: %2</translation>
    </message>
</context>
<context>
    <name>sluice::ui::pages::connections::ConnectionDetail</name>
    <message>
        <source>Test</source>
        <translation>테스트</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>중지</translation>
    </message>
    <message>
        <source>Stop the test</source>
        <translation>테스트 중지</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>중지됨</translation>
    </message>
    <message>
        <source>Testing %1</source>
        <translation>%1 테스트 중</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>방금</translation>
    </message>
</context>
<context>
    <name>sluice::ui::pages::connections::ConnectionEditor</name>
    <message>
        <source>Test</source>
        <translation>테스트</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>중지</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Test what the form says</source>
        <translation>입력한 내용으로 테스트</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>New connection</source>
        <translation>새 연결</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>%1 편집</translation>
    </message>
    <message>
        <source>Duplicate of %1</source>
        <translation>%1 복제</translation>
    </message>
    <message>
        <source>Testing %1</source>
        <translation>%1 테스트 중</translation>
    </message>
    <message>
        <source>Save %1?</source>
        <translation>%1 저장?</translation>
    </message>
    <message>
        <source>There is no keyring in this session. Say a variable or a file instead; nothing was written.</source>
        <translation>이 세션에는 키링이 없습니다. 환경 변수나 파일을 지정하십시오. 아무것도 쓰지 않았습니다.</translation>
    </message>
</context>
<context>
    <name>sluice::ui::pages::connections::ConnectionList</name>
    <message>
        <source>Connections</source>
        <translation>연결</translation>
    </message>
    <message>
        <source>No connection is like “%1”.</source>
        <translation>“%1”과(와) 일치하는 연결이 없습니다.</translation>
    </message>
</context>
<context>
    <name>sluice::ui::pages::connections::ConnectionRow</name>
    <message>
        <source>read-only</source>
        <translation>읽기 전용</translation>
    </message>
    <message>
        <source>used by no job</source>
        <translation>사용하는 작업 없음</translation>
    </message>
    <message>
        <source>used by %1</source>
        <translation>%1에서 사용</translation>
    </message>
</context>
<context>
    <name>sluice::ui::pages::connections::ConnectionsPage</name>
    <message>
        <source>Filter</source>
        <translation>필터</translation>
    </message>
    <message>
        <source>No connection yet</source>
        <translation>아직 연결이 없습니다</translation>
    </message>
    <message>
        <source>A connection says how to reach one system: a MySQL to read from, a Kafka, TiDB, Redis or Elasticsearch to write to.</source>
        <translation>연결은 한 시스템에 접속하는 방법입니다. 읽을 MySQL, 쓸 Kafka, TiDB, Redis, Elasticsearch가 이에 해당합니다.</translation>
    </message>
    <message>
        <source>Reading the workspace file</source>
        <translation>워크스페이스 파일을 읽는 중</translation>
    </message>
    <message>
        <source>New connection</source>
        <translation>새 연결</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>편집</translation>
    </message>
    <message>
        <source>Edit the chosen connection</source>
        <translation>선택한 연결 편집</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>복제</translation>
    </message>
    <message>
        <source>Duplicate the chosen connection</source>
        <translation>선택한 연결 복제</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>제거…</translation>
    </message>
    <message>
        <source>Remove the chosen connection</source>
        <translation>선택한 연결 제거</translation>
    </message>
    <message>
        <source>Test again</source>
        <translation>다시 테스트</translation>
    </message>
    <message>
        <source>Test the chosen connection again</source>
        <translation>선택한 연결 다시 테스트</translation>
    </message>
    <message>
        <source>%1 cannot be removed: %2 uses it. Remove the job first, or give it another connection.</source>
        <translation>%1 연결은 %2에서 사용하므로 제거할 수 없습니다. 먼저 그 작업을 제거하거나 다른 연결을 지정하십시오.</translation>
    </message>
    <message>
        <source>%1 cannot be removed: %2 use it. Remove the jobs first, or give them another connection.</source>
        <translation>%1 연결은 %2에서 사용하므로 제거할 수 없습니다. 먼저 그 작업들을 제거하거나 다른 연결을 지정하십시오.</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>%1 제거?</translation>
    </message>
    <message>
        <source>[connection.%1] leaves the workspace file. The system itself and what is in it stay as they are. It can be undone for an hour.</source>
        <translation>[connection.%1]이 워크스페이스 파일에서 빠집니다. 시스템과 그 데이터는 그대로입니다. 한 시간 동안 실행 취소할 수 있습니다.</translation>
    </message>
    <message>
        <source>Its password stays in the keyring.</source>
        <translation>비밀번호는 키링에 남습니다.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>제거</translation>
    </message>
    <message>
        <source>%1 was removed.</source>
        <translation>%1 연결을 제거했습니다.</translation>
    </message>
    <message>
        <source>%1 was saved.</source>
        <translation>%1 연결을 저장했습니다.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
</context>
<context>
    <name>sluice::ui::pages::job::ConfigurationTab</name>
    <message>
        <source>Apply…</source>
        <translation>적용…</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>되돌리기</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>What the workspace file says of this job</source>
        <translation>이 작업에 대한 워크스페이스 파일 내용</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>비교 대상</translation>
    </message>
    <message>
        <source>Writes what the file said before the last change; until %1</source>
        <translation>마지막 변경 전의 파일 내용을 씁니다. %1까지 가능</translation>
    </message>
    <message>
        <source>the file now</source>
        <translation>현재 파일</translation>
    </message>
    <message>
        <source>before %1</source>
        <translation>%1 이전</translation>
    </message>
    <message>
        <source>This text does not say [job.%1].</source>
        <translation>이 내용에 [job.%1]이 없습니다.</translation>
    </message>
    <message>
        <source>The workspace file says nothing of this job.</source>
        <translation>워크스페이스 파일에 이 작업이 없습니다.</translation>
    </message>
    <message>
        <source>As it runs now. Change the text to see what that would do.</source>
        <translation>현재 실행 중인 내용입니다. 고치면 어떻게 되는지 보여 줍니다.</translation>
    </message>
    <message>
        <source>Nothing changes for the job: only how the file says it.</source>
        <translation>작업은 바뀌지 않습니다. 파일의 표현만 바뀝니다.</translation>
    </message>
    <message>
        <source>Rows already written are copied anew.</source>
        <translation>이미 쓴 행을 다시 복사합니다.</translation>
    </message>
    <message>
        <source>Rows already written keep their old form; Edit… can copy them anew.</source>
        <translation>이미 쓴 행은 이전 형태로 남습니다. 편집…에서 다시 복사할 수 있습니다.</translation>
    </message>
    <message>
        <source>Change %1?</source>
        <translation>%1 변경?</translation>
    </message>
    <message>
        <source>Write and apply</source>
        <translation>쓰고 적용</translation>
    </message>
    <message>
        <source>%1 was changed. Undo is in its configuration for an hour.</source>
        <translation>%1 작업을 변경했습니다. 한 시간 동안 구성 탭에서 실행 취소할 수 있습니다.</translation>
    </message>
    <message>
        <source>The workspace file says again what it said before.</source>
        <translation>워크스페이스 파일을 이전 내용으로 되돌렸습니다.</translation>
    </message>
</context>
<context>
    <name>sluice::ui::pages::job::ErrorsTab</name>
    <message>
        <source>Time</source>
        <translation>시각</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>횟수</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>내용</translation>
    </message>
    <message>
        <source>How it ended</source>
        <translation>결과</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>오류</translation>
    </message>
    <message>
        <source>Reading what was kept…</source>
        <translation>저장된 기록을 읽는 중…</translation>
    </message>
    <message>
        <source>No error is known of this job</source>
        <translation>이 작업에는 알려진 오류가 없습니다</translation>
    </message>
</context>
<context>
    <name>sluice::ui::pages::job::JobCharts</name>
    <message>
        <source>Lag</source>
        <translation>지연</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>처리량</translation>
    </message>
    <message>
        <source>Seconds between a commit at the source and its confirmation by the target, one value a second. p99: what 99 of 100 values of this range stay below. A gap means that it was not measured.</source>
        <translation>소스의 커밋부터 대상의 확인까지 걸린 초, 1초에 한 값. p99: 이 범위의 값 100개 중 99개가 그 아래인 값. 빈 곳은 측정하지 않은 구간입니다.</translation>
    </message>
    <message>
        <source>Rows a second, means of 5 s: what the job read, after its table filter, and what its target confirmed. Where the lines part, rows wait, are left out by a transform, or a target takes several of one row as one.</source>
        <translation>초당 행 수, 5초 평균: 테이블 필터를 거쳐 작업이 읽은 양과 대상이 확인한 양. 두 선이 벌어지면 행이 대기 중이거나, 변환에서 제외되었거나, 대상이 같은 행의 여러 변경을 하나로 받은 것입니다.</translation>
    </message>
    <message>
        <source>rows per second</source>
        <translation>초당 행 수</translation>
    </message>
    <message>
        <source>objective %1</source>
        <translation>목표 %1</translation>
    </message>
    <message>
        <source>p99 %1 · %2</source>
        <translation>p99 %1 · %2</translation>
    </message>
    <message>
        <source>The job does not run</source>
        <translation>작업이 실행되지 않습니다</translation>
    </message>
    <message>
        <source>First points in 2 s</source>
        <translation>2초 후 첫 값</translation>
    </message>
</context>
<context>
    <name>sluice::ui::pages::job::JobHeader</name>
    <message>
        <source>Begin anew…</source>
        <translation>처음부터 다시 시작…</translation>
    </message>
    <message>
        <source>Its checkpoint is of no use any more. Begin anew says what that does before it does it.</source>
        <translation>체크포인트를 더 이상 쓸 수 없습니다. 처음부터 다시 시작은 실행하기 전에 무엇을 하는지 먼저 알려 줍니다.</translation>
    </message>
    <message>
        <source>It does not try again by itself. Mend the cause, then start it: it goes on from its checkpoint, nothing is lost or left out.</source>
        <translation>스스로 다시 시도하지 않습니다. 원인을 고친 뒤 시작하면 체크포인트에서 이어지며, 잃거나 빠지는 것이 없습니다.</translation>
    </message>
    <message>
        <source>It tries again by itself, next in %1.</source>
        <translation>자동으로 재시도합니다. 다음 시도: %1 후.</translation>
    </message>
    <message>
        <source>It tries again by itself.</source>
        <translation>자동으로 재시도합니다.</translation>
    </message>
    <message>
        <source>Nothing moves and nothing said why. See whether the systems answer; a restart goes on from the checkpoint.</source>
        <translation>진행이 없고 이유도 알려지지 않았습니다. 시스템이 응답하는지 확인하십시오. 재시작하면 체크포인트에서 이어집니다.</translation>
    </message>
    <message>
        <source>More for %1</source>
        <translation>%1 추가 동작</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>%1부터</translation>
    </message>
    <message>
        <source>Recovered at %1 from: %2</source>
        <translation>%1에 복구됨: %2</translation>
    </message>
</context>
<context>
    <name>sluice::ui::pages::job::JobPage</name>
    <message>
        <source>Choose a job</source>
        <translation>작업 선택</translation>
    </message>
    <message>
        <source>A job is opened from the pipeline, the list of jobs or the palette.</source>
        <translation>작업은 파이프라인, 작업 목록, 팔레트에서 엽니다.</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>필터</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>테이블</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>오류</translation>
    </message>
    <message>
        <source>Rejected rows</source>
        <translation>거부된 행</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>구성</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>로그</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>작업</translation>
    </message>
    <message>
        <source>Jobs / %1</source>
        <translation>작업 / %1</translation>
    </message>
    <message>
        <source>There is no job %1</source>
        <translation>%1 작업이 없습니다</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>작업</translation>
    </message>
    <message>
        <source>Fact</source>
        <translation>항목</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>이유</translation>
    </message>
</context>
<context>
    <name>sluice::ui::pages::job::LogTab</name>
    <message>
        <source>Time</source>
        <translation>시각</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>종류</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>내용</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>로그</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>따라가기</translation>
    </message>
    <message>
        <source>Stay at the newest line</source>
        <translation>최신 줄 유지</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>내보내기…</translation>
    </message>
    <message>
        <source>The lines shown, as CSV</source>
        <translation>표시된 줄을 CSV로</translation>
    </message>
    <message>
        <source>Reading what was kept…</source>
        <translation>저장된 기록을 읽는 중…</translation>
    </message>
    <message>
        <source>Nothing happened to this job yet</source>
        <translation>이 작업에는 아직 기록이 없습니다</translation>
    </message>
</context>
<context>
    <name>sluice::ui::pages::job::RejectsTab</name>
    <message>
        <source>update</source>
        <translation>수정</translation>
    </message>
    <message>
        <source>delete</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>insert</source>
        <translation>삽입</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>시각</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>테이블</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>변경</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>대상</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>이유</translation>
    </message>
    <message>
        <source>Standing</source>
        <translation>처리</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>Rejected rows</source>
        <translation>거부된 행</translation>
    </message>
    <message>
        <source>Replay…</source>
        <translation>재전송…</translation>
    </message>
    <message>
        <source>Drop…</source>
        <translation>버리기…</translation>
    </message>
    <message>
        <source>What would have been sent</source>
        <translation>보내려던 내용</translation>
    </message>
    <message>
        <source>The rows that were set aside cannot be read here</source>
        <translation>따로 둔 행을 여기에서 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>Reading what was set aside…</source>
        <translation>따로 둔 행을 읽는 중…</translation>
    </message>
    <message>
        <source>superseded</source>
        <translation>대체됨</translation>
    </message>
    <message>
        <source>open</source>
        <translation>미처리</translation>
    </message>
    <message>
        <source>No row was set aside</source>
        <translation>따로 둔 행이 없습니다</translation>
    </message>
    <message>
        <source>%1 row is selected</source>
        <translation>%1행 선택됨</translation>
    </message>
    <message>
        <source>%1 rows are selected</source>
        <translation>%1행 선택됨</translation>
    </message>
    <message>
        <source>It could not be encoded: there is nothing that could be sent as it is</source>
        <translation>인코드할 수 없어 그대로 보낼 내용이 없습니다</translation>
    </message>
    <message>
        <source>%1 rejected row</source>
        <translation>거부된 행 %1개</translation>
    </message>
    <message>
        <source>%1 rejected rows</source>
        <translation>거부된 행 %1개</translation>
    </message>
    <message>
        <source>Drop %1 of %2?</source>
        <translation>%2: %1를 버리시겠습니까?</translation>
    </message>
    <message>
        <source>They are forgotten and cannot be sent again. The target stays as it is: it lacks these changes.</source>
        <translation>기록이 지워져 다시 보낼 수 없습니다. 대상은 그대로이며 이 변경이 빠져 있습니다.</translation>
    </message>
    <message>
        <source>Drop %1</source>
        <translation>%1 버리기</translation>
    </message>
    <message>
        <source>Send %1 of %2 again?</source>
        <translation>%2: %1를 다시 보내시겠습니까?</translation>
    </message>
    <message>
        <source>They take the way of the job again, with the version that they had.</source>
        <translation>원래의 버전으로 작업의 경로를 다시 거칩니다.</translation>
    </message>
    <message>
        <source>What you wrote is sent in place of what was refused, with the version that it had.</source>
        <translation>거부된 내용 대신 직접 쓴 내용을 원래의 버전으로 보냅니다.</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>다시 보내기</translation>
    </message>
    <message>
        <source>Send superseded rows, too: the target goes back to what is old</source>
        <translation>대체된 행도 보내기: 대상이 이전 내용으로 돌아갑니다</translation>
    </message>
    <message>
        <source>A newer change of the same place was delivered or set aside: sending this one would bring back what is old</source>
        <translation>같은 위치의 더 새로운 변경이 전달되었거나 따로 두었습니다. 이 행을 보내면 이전 내용으로 되돌아갑니다</translation>
    </message>
    <message>
        <source>It could not be encoded: there is nothing to send</source>
        <translation>인코드할 수 없어 보낼 내용이 없습니다</translation>
    </message>
</context>
<context>
    <name>sluice::ui::pages::job::StageRail</name>
    <message>
        <source>confirmed</source>
        <translation>확인됨</translation>
    </message>
    <message>
        <source>may stop for</source>
        <translation>중지 가능 시간</translation>
    </message>
</context>
<context>
    <name>sluice::ui::pages::job::TablesTab</name>
    <message>
        <source>Source table</source>
        <translation>소스 테이블</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>대상</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Snapshot</source>
        <translation>스냅샷</translation>
    </message>
    <message>
        <source>Inserted</source>
        <translation>삽입</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>수정</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>거부</translation>
    </message>
    <message>
        <source>Last change</source>
        <translation>마지막 변경</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>테이블</translation>
    </message>
    <message>
        <source>No row yet: tables appear here as their first rows arrive</source>
        <translation>아직 행이 없습니다. 첫 행이 도착하면 테이블이 여기에 나타납니다</translation>
    </message>
    <message>
        <source>No table yet: they appear here once the job has started</source>
        <translation>아직 테이블이 없습니다. 작업이 시작되면 여기에 나타납니다</translation>
    </message>
</context>
<context>
    <name>sluice::ui::pages::job::TimeCard</name>
    <message>
        <source>Where the time goes</source>
        <translation>시간 구성</translation>
    </message>
    <message>
        <source>The job does not run</source>
        <translation>작업이 실행되지 않습니다</translation>
    </message>
    <message>
        <source>No row was confirmed in the last minute</source>
        <translation>지난 1분 동안 확인된 행이 없습니다</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>전체 %1</translation>
    </message>
    <message>
        <source>of %1, mean of 1 min</source>
        <translation>전체 %1, 1분 평균</translation>
    </message>
    <message>
        <source>%1 rows of the last minute, each from its commit%2 until it was confirmed</source>
        <translation>지난 1분의 %1행, 각 행의 커밋%2부터 확인까지</translation>
    </message>
    <message>
        <source> (where it has one)</source>
        <translation> (있는 경우)</translation>
    </message>
    <message>
        <source>Not known: whoever runs the job does not say</source>
        <translation>알 수 없음: 작업을 실행하는 프로세스가 알려 주지 않습니다</translation>
    </message>
</context>
<context>
    <name>sluice::ui::pages::jobs::DraftList</name>
    <message>
        <source>a new job</source>
        <translation>새 작업</translation>
    </message>
    <message>
        <source>a change of %1</source>
        <translation>%1 변경</translation>
    </message>
    <message>
        <source> · step %1 of %2 · %3</source>
        <translation> · %1/%2 단계 · %3</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>계속</translation>
    </message>
    <message>
        <source>Go on with %1</source>
        <translation>%1 계속</translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation>버리기…</translation>
    </message>
    <message>
        <source>Discard %1</source>
        <translation>%1 버리기</translation>
    </message>
    <message>
        <source>Discard the draft %1?</source>
        <translation>초안 %1을(를) 버리시겠습니까?</translation>
    </message>
    <message>
        <source>What was said in the wizard is forgotten. No job and no data are touched.</source>
        <translation>마법사에 입력한 내용이 지워집니다. 작업과 데이터는 건드리지 않습니다.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>버리기</translation>
    </message>
</context>
<context>
    <name>sluice::ui::pages::jobs::JobsPage</name>
    <message>
        <source>Filter</source>
        <translation>필터</translation>
    </message>
    <message>
        <source>All</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>문제</translation>
    </message>
    <message>
        <source>At rest</source>
        <translation>멈춤</translation>
    </message>
    <message>
        <source>No job yet</source>
        <translation>아직 작업이 없습니다</translation>
    </message>
    <message>
        <source>A job copies the tables of a MySQL and then follows its log, or reads topics of Kafka into another system.</source>
        <translation>작업은 MySQL의 테이블을 복사한 뒤 로그를 따라가거나, Kafka의 토픽을 다른 시스템으로 읽어 옵니다.</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>작업</translation>
    </message>
    <message>
        <source>No job is like that</source>
        <translation>일치하는 작업이 없습니다</translation>
    </message>
    <message>
        <source>Select a job first</source>
        <translation>먼저 작업을 선택하십시오</translation>
    </message>
    <message>
        <source>%1 job</source>
        <translation>작업 %1개</translation>
    </message>
    <message>
        <source>%1 jobs</source>
        <translation>작업 %1개</translation>
    </message>
    <message>
        <source>, %1 selected</source>
        <translation>, %1개 선택</translation>
    </message>
    <message>
        <source>%1 %2 jobs?</source>
        <translation>작업 %2개: %1하시겠습니까?</translation>
    </message>
    <message>
        <source>Each finishes the writes on their way and keeps its checkpoint: %1.</source>
        <translation>각 작업은 진행 중인 쓰기를 마치고 체크포인트를 저장합니다: %1.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 %2 jobs</source>
        <translation>작업 %2개 %1</translation>
    </message>
</context>
<context>
    <name>sluice::ui::pages::jobs::ResultList</name>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>접수됨</translation>
    </message>
    <message>
        <source>%1: %2 of %3 done</source>
        <translation>%1: %3개 중 %2개 완료</translation>
    </message>
    <message>
        <source>, %1 not</source>
        <translation>, 실패 %1개</translation>
    </message>
</context>
<context>
    <name>sluice::ui::pages::pipeline::ChartRow</name>
    <message>
        <source>Lag by job</source>
        <translation>작업별 지연</translation>
    </message>
    <message>
        <source>Kafka offsets</source>
        <translation>Kafka 오프셋</translation>
    </message>
    <message>
        <source>Cache hit rate</source>
        <translation>캐시 적중률</translation>
    </message>
    <message>
        <source>Index counts</source>
        <translation>인덱스 문서 수</translation>
    </message>
    <message>
        <source>Seconds between a commit at the source and its confirmation by the sink, one value a second, of every job that should run. Idle jobs are grey and lie at 0. A gap means that it was not measured.</source>
        <translation>실행되어야 할 모든 작업의, 소스의 커밋부터 대상의 확인까지 걸린 초, 1초에 한 값. 유휴 작업은 회색이며 0에 있습니다. 빈 곳은 측정하지 않은 구간입니다.</translation>
    </message>
    <message>
        <source>End offsets (read_committed) and committed offsets, summed over the same topics and groups of our jobs: the space between the lines is the growth of the lag.</source>
        <translation>작업의 토픽과 그룹에 대한 끝 오프셋(read_committed)과 커밋된 오프셋의 합계. 두 선의 간격이 지연의 증가입니다.</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>속도</translation>
    </message>
    <message>
        <source>Offsets</source>
        <translation>오프셋</translation>
    </message>
    <message>
        <source>Hits ÷ look-ups of the last 60 s by INFO stats; Sluice&apos;s own look-ups are taken out. No look-ups: a gap. The axis need not begin at 0.</source>
        <translation>INFO stats로 본 최근 60초의 적중 ÷ 조회, Sluice 자신의 조회 제외. 조회가 없으면 비워 둡니다. 축은 0에서 시작하지 않을 수 있습니다.</translation>
    </message>
    <message>
        <source>of 60 s</source>
        <translation>60초 기준</translation>
    </message>
    <message>
        <source>Documents of each index that our jobs write, by _count. The axis need not begin at 0.</source>
        <translation>작업이 쓰는 각 인덱스의 문서 수(_count). 축은 0에서 시작하지 않을 수 있습니다.</translation>
    </message>
    <message>
        <source>documents</source>
        <translation>문서</translation>
    </message>
    <message>
        <source>First points in 2 s</source>
        <translation>2초 후 첫 값</translation>
    </message>
    <message>
        <source>%1 does not answer</source>
        <translation>%1 응답 없음</translation>
    </message>
    <message>
        <source>objective %1</source>
        <translation>목표 %1</translation>
    </message>
    <message>
        <source>No job yet</source>
        <translation>아직 작업이 없습니다</translation>
    </message>
    <message>
        <source>No job runs</source>
        <translation>실행 중인 작업이 없습니다</translation>
    </message>
    <message>
        <source>No Kafka connection</source>
        <translation>Kafka 연결이 없습니다</translation>
    </message>
    <message>
        <source>No Redis connection</source>
        <translation>Redis 연결이 없습니다</translation>
    </message>
    <message>
        <source>No look-ups in this range</source>
        <translation>이 범위에 조회가 없습니다</translation>
    </message>
    <message>
        <source>No Elasticsearch connection</source>
        <translation>Elasticsearch 연결이 없습니다</translation>
    </message>
    <message>
        <source>No Kafka job yet</source>
        <translation>아직 Kafka 작업이 없습니다</translation>
    </message>
    <message>
        <source>No Elasticsearch job yet</source>
        <translation>아직 Elasticsearch 작업이 없습니다</translation>
    </message>
</context>
<context>
    <name>sluice::ui::pages::pipeline::Inspector</name>
    <message>
        <source>Inspector</source>
        <translation>인스펙터</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>%1 for %2</source>
        <translation>%1, %2째</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>%1부터</translation>
    </message>
    <message>
        <source>Recovered at %1 from: %2</source>
        <translation>%1에 복구됨: %2</translation>
    </message>
    <message>
        <source>snapshot</source>
        <translation>스냅샷</translation>
    </message>
    <message>
        <source>Rows and tables copied; the number of rows is the server&apos;s estimate</source>
        <translation>복사된 행과 테이블, 행 수는 서버의 추정치입니다</translation>
    </message>
    <message>
        <source>Choose one</source>
        <translation>하나를 선택하십시오</translation>
    </message>
    <message>
        <source>New job from here</source>
        <translation>여기에서 새 작업</translation>
    </message>
</context>
<context>
    <name>sluice::ui::pages::pipeline::PipelinePage</name>
    <message>
        <source>%1 job</source>
        <translation>작업 %1개</translation>
    </message>
    <message>
        <source>%1 jobs</source>
        <translation>작업 %1개</translation>
    </message>
    <message>
        <source>Add a MySQL to begin</source>
        <translation>MySQL을 추가해 시작하십시오</translation>
    </message>
    <message>
        <source>What else is wrong</source>
        <translation>그 밖의 문제</translation>
    </message>
    <message>
        <source>Pipeline</source>
        <translation>파이프라인</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>작업</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>작업</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>소스</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>대상</translation>
    </message>
    <message>
        <source>Lag</source>
        <translation>지연</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>속도</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>이유</translation>
    </message>
    <message>
        <source>In no job</source>
        <translation>작업에 없음</translation>
    </message>
    <message>
        <source>This workspace has no connection yet. What its jobs read from comes first.</source>
        <translation>이 워크스페이스에는 아직 연결이 없습니다. 작업이 읽을 시스템부터 추가하십시오.</translation>
    </message>
    <message>
        <source>New connection</source>
        <translation>새 연결</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>수치</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>수치</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>상세</translation>
    </message>
    <message>
        <source>Systems</source>
        <translation>시스템</translation>
    </message>
    <message>
        <source>System</source>
        <translation>시스템</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>제품</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>수치</translation>
    </message>
</context>
<context>
    <name>sluice::ui::pages::pipeline::VerdictBar</name>
    <message>
        <source>Show</source>
        <translation>보기</translation>
    </message>
    <message>
        <source>+%1 more</source>
        <translation>외 %1개</translation>
    </message>
    <message>
        <source>A dashed pill proposes one: a click begins it.</source>
        <translation>점선 상자가 작업을 제안합니다. 클릭하면 만들기 시작합니다.</translation>
    </message>
</context>
<context>
    <name>sluice::ui::pages::settings::SettingsPage</name>
    <message>
        <source>Look</source>
        <translation>모양</translation>
    </message>
    <message>
        <source>as the system</source>
        <translation>시스템과 같게</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>어둡게</translation>
    </message>
    <message>
        <source>light</source>
        <translation>밝게</translation>
    </message>
    <message>
        <source>high contrast</source>
        <translation>고대비</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>테마</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation>글자 크기</translation>
    </message>
    <message>
        <source>On top of the scale of the screen.</source>
        <translation>화면 배율에 더해 적용합니다.</translation>
    </message>
    <message>
        <source>moving</source>
        <translation>움직임</translation>
    </message>
    <message>
        <source>still</source>
        <translation>정지</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>움직임</translation>
    </message>
    <message>
        <source>Still: no gliding, no moving dashes, no turning rings.</source>
        <translation>정지: 미끄러짐, 움직이는 점선, 도는 고리가 없습니다.</translation>
    </message>
    <message>
        <source>Words and numbers</source>
        <translation>언어와 숫자</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>Names of tables, states in logs and the workspace file stay as they are.</source>
        <translation>테이블 이름, 로그의 상태, 워크스페이스 파일은 그대로입니다.</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>시간대</translation>
    </message>
    <message>
        <source>this computer&apos;s (%1)</source>
        <translation>이 컴퓨터 (%1)</translation>
    </message>
    <message>
        <source>Of every time that is shown. Logs and files keep UTC.</source>
        <translation>표시되는 모든 시각에 적용합니다. 로그와 파일은 UTC를 유지합니다.</translation>
    </message>
    <message>
        <source>“%1” is no time zone. Choose one, as Asia/Seoul.</source>
        <translation>“%1”은(는) 시간대가 아닙니다. Asia/Seoul처럼 선택하십시오.</translation>
    </message>
    <message>
        <source>Sizes</source>
        <translation>크기 단위</translation>
    </message>
    <message>
        <source>Of memory, tables and files. Rates of a network are always in MB/s.</source>
        <translation>메모리, 테이블, 파일에 적용합니다. 네트워크 속도는 항상 MB/s입니다.</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>위치</translation>
    </message>
    <message>
        <source>not known here</source>
        <translation>여기에서는 알 수 없음</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>데이터 폴더</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Open the data folder</source>
        <translation>데이터 폴더 열기</translation>
    </message>
    <message>
        <source>%1 is not there yet. It is made when a workspace is opened.</source>
        <translation>%1이(가) 아직 없습니다. 워크스페이스를 열 때 만들어집니다.</translation>
    </message>
    <message>
        <source>%1 cannot be shown: this session has no program for folders.</source>
        <translation>%1을(를) 표시할 수 없습니다. 이 세션에는 폴더를 여는 프로그램이 없습니다.</translation>
    </message>
    <message>
        <source>Checkpoints, drafts, rejected rows and earlier texts of workspaces. Chosen with --state.</source>
        <translation>체크포인트, 초안, 거부된 행, 워크스페이스의 이전 내용. --state로 지정합니다.</translation>
    </message>
    <message>
        <source>Passwords can go into the keyring of this session.</source>
        <translation>비밀번호를 이 세션의 키링에 저장할 수 있습니다.</translation>
    </message>
    <message>
        <source>This session has no keyring (there is no session bus). Passwords come from variables (env:) and files (file:).</source>
        <translation>이 세션에는 키링이 없습니다(세션 버스 없음). 비밀번호는 환경 변수(env:)와 파일(file:)에서 옵니다.</translation>
    </message>
    <message>
        <source>Keyring</source>
        <translation>키링</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>단축키</translation>
    </message>
    <message>
        <source>Watching</source>
        <translation>관찰</translation>
    </message>
    <message>
        <source>every %1 to %2 s</source>
        <translation>%1–%2초마다</translation>
    </message>
    <message>
        <source>Intervals</source>
        <translation>간격</translation>
    </message>
    <message>
        <source>How often each system is asked: MySQL most, Elasticsearch and TiDB least. Faults are seen later, too.</source>
        <translation>각 시스템에 묻는 주기입니다. MySQL이 가장 잦고 Elasticsearch와 TiDB가 가장 드뭅니다. 장애도 그만큼 늦게 보입니다.</translation>
    </message>
</context>
<context>
    <name>sluice::ui::pages::welcome::SandboxSheet</name>
    <message>
        <source>The sandbox</source>
        <translation>샌드박스</translation>
    </message>
    <message>
        <source>Put a load on it: about 100 changes a second and the reads of a shop, for an hour at most</source>
        <translation>부하 걸기: 초당 약 100건의 변경과 상점의 조회, 최대 1시간</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>뒤로</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>중지</translation>
    </message>
    <message>
        <source>Stop sandbox…</source>
        <translation>샌드박스 중지…</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Open the pipeline</source>
        <translation>파이프라인 열기</translation>
    </message>
    <message>
        <source>System</source>
        <translation>시스템</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>다운로드</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>디스크</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>메모리</translation>
    </message>
    <message>
        <source>First start</source>
        <translation>첫 시작</translation>
    </message>
    <message>
        <source>not running here: %1</source>
        <translation>여기에서 실행할 수 없음: %1</translation>
    </message>
    <message>
        <source>answers now</source>
        <translation>지금 응답함</translation>
    </message>
    <message>
        <source>joins later, %1 min</source>
        <translation>나중에 합류, %1분</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>수 초</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1분</translation>
    </message>
    <message>
        <source>none, cached</source>
        <translation>없음, 캐시됨</translation>
    </message>
    <message>
        <source>Real servers on this machine, reached from this machine only, with a shop&apos;s data. Together: %1 to download, %2 of disk, %3 more memory.</source>
        <translation>이 컴퓨터에서만 접속하는 실제 서버로, 상점 데이터가 들어 있습니다. 합계: 다운로드 %1, 디스크 %2, 추가 메모리 %3.</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>%1 of memory is free.</source>
        <translation>여유 메모리 %1.</translation>
    </message>
    <message>
        <source>That is not enough: untick a system.</source>
        <translation>부족합니다. 시스템 하나를 선택 해제하십시오.</translation>
    </message>
    <message>
        <source>It usually takes %1 min.</source>
        <translation>보통 %1분 걸립니다.</translation>
    </message>
    <message>
        <source>%1 of %2 answer</source>
        <translation>%2개 중 %1개 응답</translation>
    </message>
    <message>
        <source>, %1 so far</source>
        <translation>, 지금까지 %1</translation>
    </message>
    <message>
        <source>The pipeline can be opened; the others join it as they come.</source>
        <translation>파이프라인을 열 수 있습니다. 나머지는 준비되는 대로 합류합니다.</translation>
    </message>
    <message>
        <source>Looking at what this machine can run…</source>
        <translation>이 컴퓨터에서 실행할 수 있는 것을 확인하는 중…</translation>
    </message>
    <message>
        <source>Stop the sandbox?</source>
        <translation>샌드박스를 중지하시겠습니까?</translation>
    </message>
    <message>
        <source>Its servers end. Their data stays for the next start, unless it is removed.</source>
        <translation>서버가 종료됩니다. 제거하지 않으면 데이터는 다음 시작을 위해 남습니다.</translation>
    </message>
    <message>
        <source>Stop sandbox</source>
        <translation>샌드박스 중지</translation>
    </message>
    <message>
        <source>Remove the data too</source>
        <translation>데이터도 제거</translation>
    </message>
</context>
<context>
    <name>sluice::ui::pages::welcome::WelcomePage</name>
    <message>
        <source>Connect your systems</source>
        <translation>내 시스템 연결</translation>
    </message>
    <message>
        <source>Make your first job step by step: from your MySQL to TiDB, Kafka, Redis or Elasticsearch. It is kept in %1.</source>
        <translation>MySQL에서 TiDB, Kafka, Redis, Elasticsearch로 가는 첫 작업을 단계별로 만듭니다. %1에 저장됩니다.</translation>
    </message>
    <message>
        <source>Try the sandbox</source>
        <translation>샌드박스 사용해 보기</translation>
    </message>
    <message>
        <source>Real MySQL, Kafka, Redis, Elasticsearch and TiDB on this machine, with a shop&apos;s data and four jobs between them.</source>
        <translation>이 컴퓨터의 실제 MySQL, Kafka, Redis, Elasticsearch, TiDB와 상점 데이터, 그 사이의 작업 4개.</translation>
    </message>
    <message>
        <source>Open a workspace file</source>
        <translation>워크스페이스 파일 열기</translation>
    </message>
    <message>
        <source>Choose a .toml file, or drag it into this window.</source>
        <translation>.toml 파일을 선택하거나 이 창으로 끌어 놓으십시오.</translation>
    </message>
    <message>
        <source>Begin a workspace file elsewhere…</source>
        <translation>다른 위치에 워크스페이스 파일 만들기…</translation>
    </message>
    <message>
        <source>Keep everything in step with your MySQL</source>
        <translation>모든 시스템을 MySQL과 같은 상태로</translation>
    </message>
    <message>
        <source>Sluice reads the binlog, writes to TiDB, Kafka, Redis and Elasticsearch, and shows how far each one is.</source>
        <translation>Sluice는 binlog를 읽어 TiDB, Kafka, Redis, Elasticsearch에 쓰고, 각각 어디까지 왔는지 보여 줍니다.</translation>
    </message>
    <message>
        <source>Where the new workspace file goes</source>
        <translation>새 워크스페이스 파일의 위치</translation>
    </message>
    <message>
        <source>Workspaces (*.toml)</source>
        <translation>워크스페이스 (*.toml)</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1에 쓸 수 없습니다: %2</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>%1 여는 중</translation>
    </message>
    <message>
        <source>%1 cannot be opened</source>
        <translation>%1을(를) 열 수 없습니다</translation>
    </message>
</context>
<context>
    <name>sluice::ui::wizard::Asking</name>
    <message>
        <source>Stop</source>
        <translation>중지</translation>
    </message>
    <message>
        <source>Stop reading %1</source>
        <translation>%1 읽기 중지</translation>
    </message>
    <message>
        <source>still reading %1…</source>
        <translation>아직 %1 읽는 중…</translation>
    </message>
    <message>
        <source>reading %1…</source>
        <translation>%1 읽는 중…</translation>
    </message>
</context>
<context>
    <name>sluice::ui::wizard::ConnectionList</name>
    <message>
        <source>read-only</source>
        <translation>읽기 전용</translation>
    </message>
    <message>
        <source>, chosen</source>
        <translation>, 선택됨</translation>
    </message>
</context>
<context>
    <name>sluice::ui::wizard::ConnectionStep</name>
    <message>
        <source>New connection</source>
        <translation>새 연결</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>테스트</translation>
    </message>
    <message>
        <source>Choose another</source>
        <translation>다른 연결 선택</translation>
    </message>
    <message>
        <source>The test was stopped. Test again, or choose another connection.</source>
        <translation>테스트를 중지했습니다. 다시 테스트하거나 다른 연결을 선택하십시오.</translation>
    </message>
    <message>
        <source> or </source>
        <translation> 또는 </translation>
    </message>
    <message>
        <source>Source</source>
        <translation>소스</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>대상</translation>
    </message>
    <message>
        <source>Which %1 is read?</source>
        <translation>어느 %1에서 읽습니까?</translation>
    </message>
    <message>
        <source>Which %1 gets the rows?</source>
        <translation>어느 %1에 행을 보냅니까?</translation>
    </message>
    <message>
        <source>Choosing one tests it at once. Nothing is written to it before the last step.</source>
        <translation>선택하면 바로 테스트합니다. 마지막 단계 전에는 아무것도 쓰지 않습니다.</translation>
    </message>
    <message>
        <source>%1 · ready</source>
        <translation>%1 · 준비됨</translation>
    </message>
    <message>
        <source>%1 · not reachable</source>
        <translation>%1 · 접속 불가</translation>
    </message>
    <message>
        <source>No connection is chosen. Choose one, or make a new one.</source>
        <translation>선택한 연결이 없습니다. 선택하거나 새로 만드십시오.</translation>
    </message>
    <message>
        <source>%1 is not in the workspace any more. Choose another.</source>
        <translation>%1 연결이 더 이상 워크스페이스에 없습니다. 다른 연결을 선택하십시오.</translation>
    </message>
    <message>
        <source>%1 is read-only. Choose another, or change it in Connections.</source>
        <translation>%1 연결은 읽기 전용입니다. 다른 연결을 선택하거나 연결 페이지에서 바꾸십시오.</translation>
    </message>
    <message>
        <source>%1 cannot be logged in to. The step that failed says why.</source>
        <translation>%1에 로그인할 수 없습니다. 실패한 단계에 이유가 있습니다.</translation>
    </message>
    <message>
        <source>%1 is read-only, and a target is written to. Untick it, or choose another connection.</source>
        <translation>%1 연결은 읽기 전용인데 대상에는 써야 합니다. 읽기 전용을 해제하거나 다른 연결을 선택하십시오.</translation>
    </message>
    <message>
        <source>Testing %1</source>
        <translation>%1 테스트 중</translation>
    </message>
    <message>
        <source>%1 cannot be logged in to. The step below says why and what helps.</source>
        <translation>%1에 로그인할 수 없습니다. 아래 단계에 이유와 조치가 있습니다.</translation>
    </message>
</context>
<context>
    <name>sluice::ui::wizard::DiffView</name>
    <message>
        <source>What is written to the workspace file</source>
        <translation>워크스페이스 파일에 쓰는 내용</translation>
    </message>
</context>
<context>
    <name>sluice::ui::wizard::FirstRow</name>
    <message>
        <source>First row in %1 after %2</source>
        <translation>%2 후 %1에 첫 행 도착</translation>
    </message>
</context>
<context>
    <name>sluice::ui::wizard::Footer</name>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>이전</translation>
    </message>
    <message>
        <source>Leaves; the draft is kept (Esc)</source>
        <translation>나가기, 초안은 남습니다 (Esc)</translation>
    </message>
    <message>
        <source>Alt+←</source>
        <translation>Alt+←</translation>
    </message>
    <message>
        <source>Ctrl+Return</source>
        <translation>Ctrl+Return</translation>
    </message>
</context>
<context>
    <name>sluice::ui::wizard::GoalStep</name>
    <message>
        <source>From</source>
        <translation>소스</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>The rest of the job can be changed; what it is cannot.</source>
        <translation>작업의 종류는 바꿀 수 없고 나머지는 바꿀 수 있습니다.</translation>
    </message>
    <message>
        <source>A job copies the rows that are there, then follows every change.</source>
        <translation>작업은 있는 행을 복사한 뒤 모든 변경을 따라갑니다.</translation>
    </message>
    <message>
        <source>%1 keeps its name and the kinds of its two systems: its checkpoint belongs to them. Duplicate the job to have others.</source>
        <translation>%1의 이름과 두 시스템의 종류는 그대로입니다. 체크포인트가 이에 속합니다. 바꾸려면 작업을 복제하십시오.</translation>
    </message>
    <message>
        <source>%1, chosen</source>
        <translation>%1, 선택됨</translation>
    </message>
    <message>
        <source>From Kafka to Kafka there is no job</source>
        <translation>Kafka에서 Kafka로 가는 작업은 없습니다</translation>
    </message>
    <message>
        <source>Fixed after creation</source>
        <translation>만든 뒤에는 고정</translation>
    </message>
    <message>
        <source>Fixed after creation; small letters, digits and -</source>
        <translation>만든 뒤에는 고정, 소문자·숫자·-만 사용</translation>
    </message>
    <message>
        <source>The job has no name. Give it one, such as publish.</source>
        <translation>작업에 이름이 없습니다. 예: publish.</translation>
    </message>
    <message>
        <source>%1 is no name for a job. Begin with a small letter, then small letters, digits and -.</source>
        <translation>%1은(는) 작업 이름으로 쓸 수 없습니다. 소문자로 시작하고 소문자, 숫자, -만 사용하십시오.</translation>
    </message>
    <message>
        <source>A job %1 is there already. Choose another name.</source>
        <translation>%1 작업이 이미 있습니다. 다른 이름을 선택하십시오.</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>할 일</translation>
    </message>
    <message>
        <source>What should the job do?</source>
        <translation>작업이 무엇을 합니까?</translation>
    </message>
</context>
<context>
    <name>sluice::ui::wizard::NewTypeRow</name>
    <message>
        <source>Confirm</source>
        <translation>확인</translation>
    </message>
    <message>
        <source>Type of %1</source>
        <translation>%1의 타입</translation>
    </message>
    <message>
        <source>Confirm the type of %1</source>
        <translation>%1의 타입 확인</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>확인됨</translation>
    </message>
    <message>
        <source>guessed</source>
        <translation>추정</translation>
    </message>
</context>
<context>
    <name>sluice::ui::wizard::NewTypes</name>
    <message>
        <source>Types of new columns</source>
        <translation>새 열의 타입</translation>
    </message>
    <message>
        <source>Confirm all</source>
        <translation>모두 확인</translation>
    </message>
    <message>
        <source>Nobody says the types of these fields. They are guessed from the newest records: confirm each, or write another.</source>
        <translation>이 필드들의 타입은 어디에도 정해져 있지 않습니다. 최신 레코드에서 추정했으니 하나씩 확인하거나 다른 타입을 쓰십시오.</translation>
    </message>
    <message>
        <source>No value of it was seen but null. Write its type, as varchar(255).</source>
        <translation>null 외의 값이 없었습니다. varchar(255)처럼 타입을 쓰십시오.</translation>
    </message>
    <message>
        <source>The type of %1 is guessed. Confirm it, or write another.</source>
        <translation>%1의 타입은 추정한 것입니다. 확인하거나 다른 타입을 쓰십시오.</translation>
    </message>
    <message>
        <source>Nobody says the types of these fields, so Elasticsearch finds them out from the first document. Confirm a guess, or write another, and the index is created so.</source>
        <translation>이 필드들의 타입은 어디에도 정해져 있지 않아 Elasticsearch가 첫 문서에서 정합니다. 추정을 확인하거나 다른 타입을 쓰면 인덱스가 그 타입으로 생성됩니다.</translation>
    </message>
</context>
<context>
    <name>sluice::ui::wizard::OwnTargets</name>
    <message>
        <source>Different for this table…</source>
        <translation>이 테이블만 다르게…</translation>
    </message>
    <message>
        <source>table</source>
        <translation>테이블</translation>
    </message>
    <message>
        <source>topic</source>
        <translation>토픽</translation>
    </message>
    <message>
        <source>key pattern</source>
        <translation>키 패턴</translation>
    </message>
    <message>
        <source>index</source>
        <translation>인덱스</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>As for the others</source>
        <translation>다른 것과 같게</translation>
    </message>
    <message>
        <source>Every ticked table has its own already</source>
        <translation>선택한 테이블 모두 이미 따로 지정됨</translation>
    </message>
</context>
<context>
    <name>sluice::ui::wizard::PlanView</name>
    <message>
        <source>A new job.</source>
        <translation>새 작업입니다.</translation>
    </message>
    <message>
        <source>The job stops. What it wrote stays.</source>
        <translation>작업이 중지됩니다. 쓴 내용은 남습니다.</translation>
    </message>
    <message>
        <source>Live, from the next batch on. Nothing restarts.</source>
        <translation>다음 배치부터 바로 적용됩니다. 재시작하지 않습니다.</translation>
    </message>
    <message>
        <source>Restarts from its checkpoint, about 2 s.</source>
        <translation>체크포인트에서 재시작, 약 2초.</translation>
    </message>
    <message>
        <source>Another source: its checkpoint means nothing there. It begins anew, as step 6 says.</source>
        <translation>소스가 바뀌어 체크포인트가 의미 없습니다. 6단계의 설정대로 처음부터 시작합니다.</translation>
    </message>
    <message>
        <source>Nothing changes.</source>
        <translation>바뀌는 것이 없습니다.</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>지정 안 함</translation>
    </message>
    <message>
        <source>Copied while the others go on: %1.</source>
        <translation>나머지가 계속되는 동안 복사: %1.</translation>
    </message>
    <message>
        <source>No longer followed; what the target has of them stays: %1.</source>
        <translation>더 이상 따라가지 않음, 대상에 있는 내용은 남음: %1.</translation>
    </message>
    <message>
        <source>Rows already written keep their old form</source>
        <translation>이미 쓴 행은 이전 형태로 남습니다</translation>
    </message>
    <message>
        <source>from now on</source>
        <translation>지금부터</translation>
    </message>
    <message>
        <source>new snapshot of its tables</source>
        <translation>테이블 스냅샷 다시 만들기</translation>
    </message>
</context>
<context>
    <name>sluice::ui::wizard::PreviewPanel</name>
    <message>
        <source>Row before</source>
        <translation>이전 행</translation>
    </message>
    <message>
        <source>Next row</source>
        <translation>다음 행</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>What the target gets</source>
        <translation>대상이 받는 내용</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>행</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>미리 보기</translation>
    </message>
    <message>
        <source>Snapshot row</source>
        <translation>스냅샷 행</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>수정</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Find key</source>
        <translation>키로 찾기</translation>
    </message>
    <message>
        <source>Mapping</source>
        <translation>매핑</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>테이블</translation>
    </message>
    <message>
        <source>row %1 of %2</source>
        <translation>%1 / %2 행</translation>
    </message>
    <message>
        <source>Made from this row.</source>
        <translation>이 행으로 만들었습니다.</translation>
    </message>
    <message>
        <source>Choose a table to see a row of it as the target gets it.</source>
        <translation>테이블을 선택하면 대상이 받는 형태로 행을 보여 줍니다.</translation>
    </message>
    <message>
        <source>Reading was stopped. F5 reads again.</source>
        <translation>읽기를 중지했습니다. F5로 다시 읽습니다.</translation>
    </message>
    <message>
        <source>No answer yet.</source>
        <translation>아직 응답이 없습니다.</translation>
    </message>
    <message>
        <source>This row of %1 was read before.</source>
        <translation>아래 %1의 행은 이전에 읽은 것입니다.</translation>
    </message>
</context>
<context>
    <name>sluice::ui::wizard::ReviewStep</name>
    <message>
        <source>Pre-flight</source>
        <translation>사전 점검</translation>
    </message>
    <message>
        <source>What the change does</source>
        <translation>변경의 영향</translation>
    </message>
    <message>
        <source>Written to the workspace file</source>
        <translation>워크스페이스 파일에 쓰는 내용</translation>
    </message>
    <message>
        <source>both systems</source>
        <translation>두 시스템</translation>
    </message>
    <message>
        <source>The checks were stopped. F5 runs them again.</source>
        <translation>점검을 중지했습니다. F5로 다시 실행합니다.</translation>
    </message>
    <message>
        <source>Apply the change?</source>
        <translation>변경을 적용하시겠습니까?</translation>
    </message>
    <message>
        <source>Is everything ready?</source>
        <translation>모두 준비되었습니까?</translation>
    </message>
    <message>
        <source>The job goes on as it is until you apply. Undo is there for an hour.</source>
        <translation>적용하기 전까지 작업은 그대로 계속됩니다. 한 시간 동안 실행 취소할 수 있습니다.</translation>
    </message>
    <message>
        <source>Nothing was written until now.</source>
        <translation>지금까지 아무것도 쓰지 않았습니다.</translation>
    </message>
    <message>
        <source>checking…</source>
        <translation>점검 중…</translation>
    </message>
    <message>
        <source>checked</source>
        <translation>점검됨</translation>
    </message>
    <message>
        <source>How much is copied is being read…</source>
        <translation>복사할 양을 확인하는 중…</translation>
    </message>
    <message>
        <source>%1, ≈ %2 rows, %3</source>
        <translation>%1, 약 %2행, %3</translation>
    </message>
    <message>
        <source>, about %1 ± 50 % at %2</source>
        <translation>, 약 %1 ± 50 % (%2 기준)</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>행</translation>
    </message>
    <message>
        <source>Checking both systems and the job</source>
        <translation>두 시스템과 작업을 점검하는 중</translation>
    </message>
    <message>
        <source>%1 to correct · F5 checks again</source>
        <translation>수정 %1개 · F5로 다시 점검</translation>
    </message>
    <message>
        <source>ready, with %1</source>
        <translation>준비됨, %1</translation>
    </message>
    <message>
        <source>%1 passed</source>
        <translation>%1 통과</translation>
    </message>
    <message>
        <source>%1 of the checks failed. Correct what they name, then press F5.</source>
        <translation>점검 %1개가 실패했습니다. 지적된 것을 고친 뒤 F5를 누르십시오.</translation>
    </message>
    <message>
        <source>Pre-flight and review</source>
        <translation>사전 점검과 검토</translation>
    </message>
    <message>
        <source>%1 table</source>
        <translation>테이블 %1개</translation>
    </message>
    <message>
        <source>%1 tables</source>
        <translation>테이블 %1개</translation>
    </message>
    <message>
        <source>%1 warning</source>
        <translation>경고 %1개</translation>
    </message>
    <message>
        <source>%1 warnings</source>
        <translation>경고 %1개</translation>
    </message>
    <message>
        <source>%1 check</source>
        <translation>점검 %1개</translation>
    </message>
    <message>
        <source>%1 checks</source>
        <translation>점검 %1개</translation>
    </message>
    <message>
        <source>Create the topic at %1?</source>
        <translation>%1에 토픽을 만드시겠습니까?</translation>
    </message>
    <message>
        <source>Change a setting of %1?</source>
        <translation>%1의 설정을 바꾸시겠습니까?</translation>
    </message>
    <message>
        <source>This is sent to %1 now, before the job exists, and stays when it is not made. To take it back: %2.</source>
        <translation>작업이 생기기 전에 지금 %1(으)로 보내며, 작업을 만들지 않아도 그대로 남습니다. 되돌리려면: %2.</translation>
    </message>
    <message>
        <source>Create it</source>
        <translation>만들기</translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>바꾸기</translation>
    </message>
</context>
<context>
    <name>sluice::ui::wizard::StartStep</name>
    <message>
        <source>GTID set</source>
        <translation>GTID 집합</translation>
    </message>
    <message>
        <source>Log file</source>
        <translation>로그 파일</translation>
    </message>
    <message>
        <source>Offset in the file</source>
        <translation>파일 내 오프셋</translation>
    </message>
    <message>
        <source>Time, UTC</source>
        <translation>시각, UTC</translation>
    </message>
    <message>
        <source>Consumer group</source>
        <translation>컨슈머 그룹</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>시작 지점</translation>
    </message>
    <message>
        <source>Behaviour</source>
        <translation>동작 방식</translation>
    </message>
    <message>
        <source>Snapshot, then live</source>
        <translation>스냅샷 후 실시간</translation>
    </message>
    <message>
        <source>From the oldest log</source>
        <translation>가장 오래된 로그부터</translation>
    </message>
    <message>
        <source>From now on</source>
        <translation>지금부터</translation>
    </message>
    <message>
        <source>From a GTID set</source>
        <translation>GTID 집합부터</translation>
    </message>
    <message>
        <source>From a position</source>
        <translation>위치부터</translation>
    </message>
    <message>
        <source>From a time</source>
        <translation>시각부터</translation>
    </message>
    <message>
        <source>Where it began is behind it: the job goes on from its checkpoint.</source>
        <translation>시작 지점은 이미 지났습니다. 작업은 체크포인트에서 이어집니다.</translation>
    </message>
    <message>
        <source>Everything here can be changed later.</source>
        <translation>여기의 모든 설정은 나중에 바꿀 수 있습니다.</translation>
    </message>
    <message>
        <source>From the beginning</source>
        <translation>처음부터</translation>
    </message>
    <message>
        <source>kept for %1</source>
        <translation>보존 %1</translation>
    </message>
    <message>
        <source>Keys are only deleted: there is nothing to copy first</source>
        <translation>키를 삭제만 하므로 먼저 복사할 것이 없습니다</translation>
    </message>
    <message>
        <source>Where the group has offsets already, the job resumes there.</source>
        <translation>그룹에 오프셋이 이미 있으면 거기서 이어집니다.</translation>
    </message>
    <message>
        <source>Start and behaviour</source>
        <translation>시작과 동작 방식</translation>
    </message>
    <message>
        <source>Where does it begin, and how does it behave?</source>
        <translation>어디에서 시작하고 어떻게 동작합니까?</translation>
    </message>
    <message>
        <source>Whether the job can begin there was not found out. F5 asks again.</source>
        <translation>작업이 그곳에서 시작할 수 있는지 확인하지 못했습니다. F5로 다시 확인합니다.</translation>
    </message>
</context>
<context>
    <name>sluice::ui::wizard::StepButton</name>
    <message>
        <source>Step %1: %2</source>
        <translation>%1단계: %2</translation>
    </message>
    <message>
        <source>, shown now</source>
        <translation>, 현재 단계</translation>
    </message>
    <message>
        <source>Comes after the steps before it</source>
        <translation>앞 단계를 마친 뒤에 옵니다</translation>
    </message>
    <message>
        <source>%1 to correct</source>
        <translation>수정 %1개</translation>
    </message>
    <message>
        <source>%1 problem</source>
        <translation>문제 %1개</translation>
    </message>
    <message>
        <source>%1 problems</source>
        <translation>문제 %1개</translation>
    </message>
</context>
<context>
    <name>sluice::ui::wizard::TableDetails</name>
    <message>
        <source>keep</source>
        <translation>유지</translation>
    </message>
    <message>
        <source>rename</source>
        <translation>이름 변경</translation>
    </message>
    <message>
        <source>mask: text</source>
        <translation>마스킹: 문자</translation>
    </message>
    <message>
        <source>mask: sha256</source>
        <translation>마스킹: sha256</translation>
    </message>
    <message>
        <source>drop</source>
        <translation>제외</translation>
    </message>
    <message>
        <source>all rows, or: status &lt;&gt; &apos;deleted&apos;</source>
        <translation>모든 행, 또는: status &lt;&gt; &apos;deleted&apos;</translation>
    </message>
    <message>
        <source>Only rows where</source>
        <translation>행 조건</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>키</translation>
    </message>
    <message>
        <source>Deliver every %1</source>
        <translation>모든 %1 전달</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>작업 유형</translation>
    </message>
    <message>
        <source>the record&apos;s own key</source>
        <translation>레코드 자체의 키</translation>
    </message>
    <message>
        <source>Choose key columns (none: order per table only)</source>
        <translation>키 열 선택 (없으면 테이블 단위 순서만 보장)</translation>
    </message>
    <message>
        <source>Choose key columns</source>
        <translation>키 열 선택</translation>
    </message>
    <message>
        <source>Key: %1</source>
        <translation>키: %1</translation>
    </message>
    <message>
        <source>Columns that identify a row</source>
        <translation>행을 식별하는 열</translation>
    </message>
    <message>
        <source>The primary key; click to choose other columns</source>
        <translation>기본 키, 클릭해 다른 열을 선택합니다</translation>
    </message>
    <message>
        <source>A unique key without NULL, since there is no primary key</source>
        <translation>기본 키가 없어 NULL 없는 고유 키를 사용합니다</translation>
    </message>
    <message>
        <source>The columns are not read yet</source>
        <translation>열을 아직 읽지 않았습니다</translation>
    </message>
    <message>
        <source>What becomes of %1</source>
        <translation>%1 처리 방법</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>새 이름</translation>
    </message>
    <message>
        <source>Where the salt lies</source>
        <translation>솔트의 위치</translation>
    </message>
    <message>
        <source>Text in its place</source>
        <translation>대신 넣을 문자</translation>
    </message>
    <message>
        <source>env:NAME, file:PATH or keyring</source>
        <translation>env:NAME, file:PATH 또는 keyring</translation>
    </message>
    <message>
        <source>A transform for several tables says so. Change it in the workspace file.</source>
        <translation>여러 테이블에 대한 변환에서 지정되었습니다. 워크스페이스 파일에서 바꾸십시오.</translation>
    </message>
    <message>
        <source>Part of the key: it can be renamed or hashed, not dropped or masked by text.</source>
        <translation>키의 일부입니다. 이름 변경이나 해시는 가능하지만 제외하거나 문자로 마스킹할 수 없습니다.</translation>
    </message>
    <message>
        <source>%1 has no new name. Write one, or keep it.</source>
        <translation>%1의 새 이름이 없습니다. 이름을 쓰거나 유지하십시오.</translation>
    </message>
    <message>
        <source>A salt in plain text can be read by everyone who has the file. Use env:NAME, file:PATH or keyring.</source>
        <translation>평문 솔트는 파일을 가진 누구나 읽을 수 있습니다. env:NAME, file:PATH, keyring을 사용하십시오.</translation>
    </message>
    <message>
        <source>The hash has no salt. Say where it lies: env:NAME, file:PATH, keyring.</source>
        <translation>해시에 솔트가 없습니다. 위치를 지정하십시오: env:NAME, file:PATH, keyring.</translation>
    </message>
    <message>
        <source>There is a column %1 already. Choose another name.</source>
        <translation>%1 열이 이미 있습니다. 다른 이름을 선택하십시오.</translation>
    </message>
    <message>
        <source>%1 is part of the key and cannot be dropped or masked by text: rows would no longer be told apart. Hash it, or choose another key.</source>
        <translation>%1은(는) 키의 일부라서 제외하거나 문자로 마스킹할 수 없습니다. 행을 구분할 수 없게 됩니다. 해시하거나 다른 키를 선택하십시오.</translation>
    </message>
    <message>
        <source>matches %1 of %2 rows read</source>
        <translation>읽은 %2행 중 %1행 일치</translation>
    </message>
</context>
<context>
    <name>sluice::ui::wizard::TableTree</name>
    <message>
        <source>not there any more</source>
        <translation>더 이상 없음</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>행</translation>
    </message>
    <message>
        <source>no key: choose one</source>
        <translation>키 없음: 선택하십시오</translation>
    </message>
    <message>
        <source>messages</source>
        <translation>메시지</translation>
    </message>
    <message>
        <source>written by %1</source>
        <translation>%1에서 씀</translation>
    </message>
    <message>
        <source>guessed</source>
        <translation>추정</translation>
    </message>
    <message>
        <source>key</source>
        <translation>키</translation>
    </message>
    <message>
        <source>as %1</source>
        <translation>%1(으)로</translation>
    </message>
    <message>
        <source>masked</source>
        <translation>마스킹됨</translation>
    </message>
    <message>
        <source>dropped</source>
        <translation>제외됨</translation>
    </message>
    <message>
        <source>%1 table</source>
        <translation>테이블 %1개</translation>
    </message>
    <message>
        <source>%1 tables</source>
        <translation>테이블 %1개</translation>
    </message>
    <message>
        <source>%1 partition</source>
        <translation>파티션 %1개</translation>
    </message>
    <message>
        <source>%1 partitions</source>
        <translation>파티션 %1개</translation>
    </message>
</context>
<context>
    <name>sluice::ui::wizard::TablesStep</name>
    <message>
        <source>Filter</source>
        <translation>필터</translation>
    </message>
    <message>
        <source>Also tables created later</source>
        <translation>나중에 만든 테이블도 포함</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>테이블</translation>
    </message>
    <message>
        <source>Reading was stopped. F5 reads again.</source>
        <translation>읽기를 중지했습니다. F5로 다시 읽습니다.</translation>
    </message>
    <message>
        <source>Format of the records</source>
        <translation>레코드 형식</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>형식</translation>
    </message>
    <message>
        <source>Topics and fields</source>
        <translation>토픽과 필드</translation>
    </message>
    <message>
        <source>Tables and columns</source>
        <translation>테이블과 열</translation>
    </message>
    <message>
        <source>Which topics, and what of each record?</source>
        <translation>어느 토픽의 무엇을 사용합니까?</translation>
    </message>
    <message>
        <source>Which tables, and what of each row?</source>
        <translation>어느 테이블의 무엇을 사용합니까?</translation>
    </message>
    <message>
        <source>the target</source>
        <translation>대상</translation>
    </message>
    <message>
        <source>Tick topics; open one to choose its fields. The preview is what %1 will get.</source>
        <translation>토픽을 선택하고 펼쳐서 필드를 고르십시오. 미리 보기는 %1에 전달될 내용입니다.</translation>
    </message>
    <message>
        <source>Tick tables; open one to choose its columns. The preview is what %1 will get.</source>
        <translation>테이블을 선택하고 펼쳐서 열을 고르십시오. 미리 보기는 %1에 전달될 내용입니다.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>No topic is ticked. Tick at least one.</source>
        <translation>선택한 토픽이 없습니다. 하나 이상 선택하십시오.</translation>
    </message>
    <message>
        <source>No table is ticked. Tick at least one.</source>
        <translation>선택한 테이블이 없습니다. 하나 이상 선택하십시오.</translation>
    </message>
    <message>
        <source>%1 is not there any more. Untick it, or create the topic.</source>
        <translation>%1이(가) 더 이상 없습니다. 선택을 해제하거나 토픽을 만드십시오.</translation>
    </message>
    <message>
        <source>%1 is not there any more. Untick it, or create the table.</source>
        <translation>%1이(가) 더 이상 없습니다. 선택을 해제하거나 테이블을 만드십시오.</translation>
    </message>
    <message>
        <source>%1 has no key, and this target needs one. Choose key columns, or untick it.</source>
        <translation>%1에 키가 없는데 이 대상에는 필요합니다. 키 열을 선택하거나 선택을 해제하십시오.</translation>
    </message>
    <message>
        <source>topics of %1</source>
        <translation>%1의 토픽</translation>
    </message>
    <message>
        <source>tables of %1</source>
        <translation>%1의 테이블</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>토픽</translation>
    </message>
    <message>
        <source>The last records of %1 look like %2.</source>
        <translation>%1의 최근 레코드는 %2 형식으로 보입니다.</translation>
    </message>
    <message>
        <source>%1 has no key.</source>
        <translation>%1에 키가 없습니다.</translation>
    </message>
    <message>
        <source>%1 tables have no key: %2.</source>
        <translation>테이블 %1개에 키가 없습니다: %2.</translation>
    </message>
    <message>
        <source>Choose key columns, or publish it without one: order is then kept per table only.</source>
        <translation>키 열을 선택하거나 키 없이 발행하십시오. 키가 없으면 테이블 단위 순서만 보장됩니다.</translation>
    </message>
    <message>
        <source>Choose key columns: the target tells its rows apart by them.</source>
        <translation>키 열을 선택하십시오. 대상이 이것으로 행을 구분합니다.</translation>
    </message>
    <message>
        <source>The tables are still being read.</source>
        <translation>테이블을 아직 읽는 중입니다.</translation>
    </message>
    <message>
        <source>%1 topic</source>
        <translation>토픽 %1개</translation>
    </message>
    <message>
        <source>%1 table</source>
        <translation>테이블 %1개</translation>
    </message>
    <message>
        <source>%1 topics</source>
        <translation>토픽 %1개</translation>
    </message>
    <message>
        <source>%1 tables</source>
        <translation>테이블 %1개</translation>
    </message>
    <message>
        <source>Nothing was read, so nothing can be chosen. F5 reads again.</source>
        <translation>읽은 것이 없어 선택할 수 없습니다. F5로 다시 읽습니다.</translation>
    </message>
</context>
<context>
    <name>sluice::ui::wizard::TargetStep</name>
    <message>
        <source>Checked at the target</source>
        <translation>대상에서 확인</translation>
    </message>
    <message>
        <source>the target</source>
        <translation>대상</translation>
    </message>
    <message>
        <source>Tables in the target</source>
        <translation>대상의 테이블</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>메시지</translation>
    </message>
    <message>
        <source>Keys and values</source>
        <translation>키와 값</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>문서</translation>
    </message>
    <message>
        <source>Into which tables, and what if they are there?</source>
        <translation>어느 테이블에 쓰고, 이미 있으면 어떻게 합니까?</translation>
    </message>
    <message>
        <source>What do the messages look like?</source>
        <translation>메시지를 어떤 형태로 만듭니까?</translation>
    </message>
    <message>
        <source>Under which keys, and as what?</source>
        <translation>어떤 키에 어떤 형태로 저장합니까?</translation>
    </message>
    <message>
        <source>Into which index, under which id?</source>
        <translation>어느 인덱스에 어떤 ID로 저장합니까?</translation>
    </message>
    <message>
        <source>What is not said keeps its default. The preview is what %1 will get.</source>
        <translation>지정하지 않으면 기본값을 사용합니다. 미리 보기는 %1에 전달될 내용입니다.</translation>
    </message>
    <message>
        <source>Empty the target tables first?</source>
        <translation>대상 테이블을 먼저 비우시겠습니까?</translation>
    </message>
    <message>
        <source>Before the first row is written, every table of %1 that this job writes to is emptied. What they hold now is gone.</source>
        <translation>첫 행을 쓰기 전에 이 작업이 쓰는 %1의 모든 테이블을 비웁니다. 지금 들어 있는 데이터는 사라집니다.</translation>
    </message>
    <message>
        <source>Empty them</source>
        <translation>비우기</translation>
    </message>
</context>
<context>
    <name>sluice::ui::wizard::TopicPattern</name>
    <message>
        <source>Own pattern</source>
        <translation>직접 쓰는 패턴</translation>
    </message>
    <message>
        <source>%1 has no * in it. Tick that topic above, or write a pattern, as shop.*.</source>
        <translation>%1에 *가 없습니다. 위에서 그 토픽을 선택하거나 shop.* 같은 패턴을 쓰십시오.</translation>
    </message>
    <message>
        <source>A topic that comes later and matches is read, too, from its beginning.</source>
        <translation>나중에 생기는 일치하는 토픽도 처음부터 읽습니다.</translation>
    </message>
    <message>
        <source>No topic matches now.</source>
        <translation>지금 일치하는 토픽이 없습니다.</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 외 %2개</translation>
    </message>
    <message>
        <source>%1 topic</source>
        <translation>토픽 %1개</translation>
    </message>
    <message>
        <source>%1 topics</source>
        <translation>토픽 %1개</translation>
    </message>
    <message>
        <source>Matches %1 now: %2.</source>
        <translation>지금 %1 일치: %2.</translation>
    </message>
</context>
<context>
    <name>sluice::ui::wizard::Wizard</name>
    <message>
        <source>Preview</source>
        <translation>미리 보기</translation>
    </message>
    <message>
        <source>%1 is not in the workspace any more.</source>
        <translation>%1이(가) 더 이상 워크스페이스에 없습니다.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>버리기</translation>
    </message>
    <message>
        <source>Draft kept</source>
        <translation>초안 저장됨</translation>
    </message>
    <message>
        <source>%1 was changed. Undo is there for an hour.</source>
        <translation>%1 작업을 변경했습니다. 한 시간 동안 실행 취소할 수 있습니다.</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>만들기</translation>
    </message>
    <message>
        <source>Next: %1</source>
        <translation>다음: %1</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>적용</translation>
    </message>
    <message>
        <source>Create and start</source>
        <translation>만들고 시작</translation>
    </message>
    <message>
        <source>writing…</source>
        <translation>쓰는 중…</translation>
    </message>
    <message>
        <source>checking…</source>
        <translation>점검 중…</translation>
    </message>
    <message>
        <source>messages</source>
        <translation>메시지</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>행</translation>
    </message>
    <message>
        <source> · about %1</source>
        <translation> · 약 %1</translation>
    </message>
    <message>
        <source>draft kept %1</source>
        <translation>초안 저장: %1</translation>
    </message>
    <message>
        <source>%1 topic</source>
        <translation>토픽 %1개</translation>
    </message>
    <message>
        <source>%1 topics</source>
        <translation>토픽 %1개</translation>
    </message>
    <message>
        <source>%1 table</source>
        <translation>테이블 %1개</translation>
    </message>
    <message>
        <source>%1 tables</source>
        <translation>테이블 %1개</translation>
    </message>
    <message>
        <source>draft kept</source>
        <translation>초안 저장됨</translation>
    </message>
</context>
<context>
    <name>sluice::widgets::Banner</name>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>sluice::widgets::BusyRing</name>
    <message>
        <source>Busy</source>
        <translation>작업 중</translation>
    </message>
</context>
<context>
    <name>sluice::widgets::ChartPane</name>
    <message>
        <source>Show larger</source>
        <translation>크게 보기</translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation>값 복사</translation>
    </message>
    <message>
        <source>Save as PNG…</source>
        <translation>PNG로 저장…</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>CSV로 저장…</translation>
    </message>
    <message>
        <source>Reset zoom</source>
        <translation>확대 초기화</translation>
    </message>
    <message>
        <source>Save chart</source>
        <translation>차트 저장</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>그림 (*.png)</translation>
    </message>
    <message>
        <source>The picture could not be written to %1. Choose another folder.</source>
        <translation>그림을 %1에 쓸 수 없습니다. 다른 폴더를 선택하십시오.</translation>
    </message>
    <message>
        <source>Save numbers</source>
        <translation>수치 저장</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>표 (*.csv)</translation>
    </message>
    <message>
        <source>%1 could not be written: %2.</source>
        <translation>%1에 쓸 수 없습니다: %2.</translation>
    </message>
    <message>
        <source>About %1</source>
        <translation>%1 설명</translation>
    </message>
    <message>
        <source>+%1 more</source>
        <translation>외 %1개</translation>
    </message>
</context>
<context>
    <name>sluice::widgets::CommandPalette</name>
    <message>
        <source>Search or run a command</source>
        <translation>검색 또는 명령 실행</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>명령 팔레트</translation>
    </message>
    <message>
        <source>No command matches.</source>
        <translation>일치하는 명령이 없습니다.</translation>
    </message>
</context>
<context>
    <name>sluice::widgets::ConfirmSheet</name>
    <message>
        <source>What will be sent</source>
        <translation>보낼 내용</translation>
    </message>
    <message>
        <source>Type %1 to confirm</source>
        <translation>확인하려면 %1 입력</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
</context>
<context>
    <name>sluice::widgets::EnvironmentChip</name>
    <message>
        <source>Environment: %1</source>
        <translation>환경: %1</translation>
    </message>
</context>
<context>
    <name>sluice::widgets::FlowPill</name>
    <message>
        <source>More actions</source>
        <translation>추가 동작</translation>
    </message>
</context>
<context>
    <name>sluice::widgets::ProgressRow</name>
    <message>
        <source>Log</source>
        <translation>로그</translation>
    </message>
    <message>
        <source>Log of %1</source>
        <translation>%1의 로그</translation>
    </message>
</context>
<context>
    <name>sluice::widgets::Toast</name>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>verdict</name>
    <message>
        <source>{} is {} for {}</source>
        <translation>{0}: {1}, {2}째</translation>
    </message>
    <message>
        <source>{} is unreachable for {}</source>
        <translation>{0}: 접속 불가, {1}째</translation>
    </message>
    <message>
        <source>Behind it changes arrive late: {}.</source>
        <translation>그 뒤로 변경이 늦게 도착함: {0}.</translation>
    </message>
    <message>
        <source>Behind it nothing new arrives: {}.</source>
        <translation>그 뒤로 새 변경이 도착하지 않음: {0}.</translation>
    </message>
    <message>
        <source>Test {}</source>
        <translation>{0} 테스트</translation>
    </message>
    <message>
        <source>Start {}</source>
        <translation>{0} 시작</translation>
    </message>
    <message>
        <source>Begin {} anew…</source>
        <translation>{0} 처음부터 다시 시작…</translation>
    </message>
    <message>
        <source>Restart {}</source>
        <translation>{0} 재시작</translation>
    </message>
    <message>
        <source>{} is {}.</source>
        <translation>{0}: {1}.</translation>
    </message>
    <message>
        <source>{} are {}.</source>
        <translation>{0}: {1}.</translation>
    </message>
    <message>
        <source>No job yet.</source>
        <translation>아직 작업이 없습니다.</translation>
    </message>
    <message>
        <source>Nothing runs.</source>
        <translation>실행 중인 작업이 없습니다.</translation>
    </message>
    <message>
        <source>Nothing to do.</source>
        <translation>처리할 것이 없습니다.</translation>
    </message>
    <message>
        <source>Nothing to do: no change for {}.</source>
        <translation>처리할 것이 없습니다: {0} 동안 변경 없음.</translation>
    </message>
    <message>
        <source>{} is in step.</source>
        <translation>{0} 동기 상태입니다.</translation>
    </message>
    <message>
        <source>All {} jobs are in step.</source>
        <translation>작업 {0}개가 모두 동기 상태입니다.</translation>
    </message>
    <message>
        <source>{} of {} jobs are in step.</source>
        <translation>작업 {1}개 중 {0}개가 동기 상태입니다.</translation>
    </message>
    <message>
        <source>Lag {}.</source>
        <translation>지연 {0}.</translation>
    </message>
    <message>
        <source>Worst lag {} ({}).</source>
        <translation>최대 지연 {0} ({1}).</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>Begin %1 anew?</source>
        <translation>%1을(를) 처음부터 다시 시작할까요?</translation>
    </message>
    <message>
        <source>It starts as if it had never run; its totals and rejected rows stay. Exactly:</source>
        <translation>한 번도 실행되지 않은 것처럼 시작합니다. 누계와 거부된 행은 그대로 남습니다. 정확히는 다음과 같습니다.</translation>
    </message>
    <message>
        <source>Begin anew</source>
        <translation>처음부터 다시 시작</translation>
    </message>
    <message>
        <source>Schema</source>
        <translation>스키마</translation>
    </message>
    <message>
        <source>Tables whose columns are known and whose target stands</source>
        <translation>열을 알고 있고 대상이 준비된 테이블</translation>
    </message>
    <message>
        <source>%1 table</source>
        <translation>테이블 %1개</translation>
    </message>
    <message>
        <source>%1 tables</source>
        <translation>테이블 %1개</translation>
    </message>
    <message>
        <source>no row yet</source>
        <translation>아직 행 없음</translation>
    </message>
    <message>
        <source>Snapshot</source>
        <translation>스냅샷</translation>
    </message>
    <message>
        <source>Running for %1 so far; the number of rows is the server&apos;s estimate</source>
        <translation>지금까지 %1 실행, 행 수는 서버의 추정치입니다</translation>
    </message>
    <message>
        <source>%1 row</source>
        <translation>%1행</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1행</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1, 소요 %2</translation>
    </message>
    <message>
        <source>%1 rows, ended %2; time in which the job did not run is not counted</source>
        <translation>%1행, %2 종료. 작업이 실행되지 않은 시간은 제외합니다</translation>
    </message>
    <message>
        <source>none: reads topics</source>
        <translation>없음: 토픽을 읽음</translation>
    </message>
    <message>
        <source>not asked for</source>
        <translation>요청 안 함</translation>
    </message>
    <message>
        <source>done, time not noted</source>
        <translation>완료, 시간 기록 없음</translation>
    </message>
    <message>
        <source>Catching up</source>
        <translation>따라잡는 중</translation>
    </message>
    <message>
        <source>From the start of the run, or the end of its copy, until it was in step</source>
        <translation>실행 시작 또는 복사 종료부터 따라잡을 때까지</translation>
    </message>
    <message>
        <source>%1 message</source>
        <translation>메시지 %1건</translation>
    </message>
    <message>
        <source>%1 messages</source>
        <translation>메시지 %1건</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>%1 남음</translation>
    </message>
    <message>
        <source>%1, %2 left</source>
        <translation>%1, %2 남음</translation>
    </message>
    <message>
        <source>done in %1</source>
        <translation>%1 만에 완료</translation>
    </message>
    <message>
        <source>Streaming</source>
        <translation>스트리밍</translation>
    </message>
    <message>
        <source>%1 behind</source>
        <translation>%1 지연</translation>
    </message>
    <message>
        <source>Idle, nothing to do</source>
        <translation>유휴, 처리할 것 없음</translation>
    </message>
    <message>
        <source>%1, %2 behind</source>
        <translation>%1, %2 지연</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>%1부터</translation>
    </message>
    <message>
        <source>%1 restart</source>
        <translation>재시작 %1회</translation>
    </message>
    <message>
        <source>%1 restarts</source>
        <translation>재시작 %1회</translation>
    </message>
    <message>
        <source>, last %1: %2</source>
        <translation>, 마지막 %1: %2</translation>
    </message>
    <message>
        <source>never restarted</source>
        <translation>재시작 없음</translation>
    </message>
    <message>
        <source>Starts, the newest first:</source>
        <translation>시작 기록, 최신순:</translation>
    </message>
    <message>
        <source>Read the topic</source>
        <translation>토픽 읽기</translation>
    </message>
    <message>
        <source>Read the log</source>
        <translation>로그 읽기</translation>
    </message>
    <message>
        <source>From the commit until the job had it, on the source&apos;s clock</source>
        <translation>커밋부터 작업이 받을 때까지, 소스 시계 기준</translation>
    </message>
    <message>
        <source>Not known: copied rows have no commit time</source>
        <translation>알 수 없음: 복사한 행에는 커밋 시각이 없습니다</translation>
    </message>
    <message>
        <source>Decode</source>
        <translation>디코드</translation>
    </message>
    <message>
        <source>Unpacking a batch, on a worker</source>
        <translation>워커에서 배치를 풉니다</translation>
    </message>
    <message>
        <source>Transform and encode</source>
        <translation>변환과 인코드</translation>
    </message>
    <message>
        <source>Transforms and the target&apos;s form, on a worker</source>
        <translation>워커에서 변환하고 대상 형식으로 만듭니다</translation>
    </message>
    <message>
        <source>Wait for a lane</source>
        <translation>레인 대기</translation>
    </message>
    <message>
        <source>For memory, a worker, its turn in order, a lane and its group</source>
        <translation>메모리, 워커, 순서, 레인, 그룹을 기다린 시간</translation>
    </message>
    <message>
        <source>Apply in %1</source>
        <translation>%1에 적용</translation>
    </message>
    <message>
        <source>Until the target confirmed; repeats are in it</source>
        <translation>대상이 확인할 때까지, 재시도 포함</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>복사됨</translation>
    </message>
    <message>
        <source>Committed %1</source>
        <translation>%1 커밋</translation>
    </message>
    <message>
        <source>No change was confirmed since this was first noted</source>
        <translation>기록을 시작한 뒤 확인된 변경이 없습니다</translation>
    </message>
    <message>
        <source>a warning</source>
        <translation>경고</translation>
    </message>
    <message>
        <source>recovered after %1</source>
        <translation>%1 후 복구</translation>
    </message>
    <message>
        <source>after %1: </source>
        <translation>%1 후: </translation>
    </message>
    <message>
        <source>still so</source>
        <translation>계속됨</translation>
    </message>
    <message>
        <source>over</source>
        <translation>끝남</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>확인됨</translation>
    </message>
    <message>
        <source>%1 broker</source>
        <translation>브로커 %1개</translation>
    </message>
    <message>
        <source>%1 brokers</source>
        <translation>브로커 %1개</translation>
    </message>
    <message>
        <source>%1 behind %2</source>
        <translation>%2보다 %1 지연</translation>
    </message>
    <message>
        <source>applied</source>
        <translation>적용됨</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>행</translation>
    </message>
    <message>
        <source>tables</source>
        <translation>테이블</translation>
    </message>
    <message>
        <source>log</source>
        <translation>로그</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>보존</translation>
    </message>
    <message>
        <source>in</source>
        <translation>유입</translation>
    </message>
    <message>
        <source>msg</source>
        <translation>건</translation>
    </message>
    <message>
        <source>lag</source>
        <translation>지연</translation>
    </message>
    <message>
        <source>hit rate</source>
        <translation>적중률</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>메모리</translation>
    </message>
    <message>
        <source>documents</source>
        <translation>문서</translation>
    </message>
    <message>
        <source>indexing</source>
        <translation>인덱싱</translation>
    </message>
    <message>
        <source>docs</source>
        <translation>문서</translation>
    </message>
    <message>
        <source>Sampled %1, every %2</source>
        <translation>%1 측정, 간격 %2</translation>
    </message>
    <message>
        <source>Restarts seen: %1</source>
        <translation>확인된 재시작: %1</translation>
    </message>
    <message>
        <source>silent for %1</source>
        <translation>%1 동안 무응답</translation>
    </message>
    <message>
        <source>sampled %1</source>
        <translation>%1 측정</translation>
    </message>
    <message>
        <source>%1 rejected</source>
        <translation>거부 %1</translation>
    </message>
    <message>
        <source>%1 · %2 jobs</source>
        <translation>%1 · 작업 %2개</translation>
    </message>
    <message>
        <source>%1 jobs from %2 to %3, the worst of them shown</source>
        <translation>%2에서 %3(으)로 가는 작업 %1개, 가장 나쁜 것을 표시</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>중지됨</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>대기 중</translation>
    </message>
    <message>
        <source>waiting: %1</source>
        <translation>대기 중: %1</translation>
    </message>
    <message>
        <source>downloading %1</source>
        <translation>다운로드 중 %1</translation>
    </message>
    <message>
        <source>unpacking %1</source>
        <translation>압축 푸는 중 %1</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>시작 중</translation>
    </message>
    <message>
        <source>answering</source>
        <translation>응답함</translation>
    </message>
    <message>
        <source>being built, joins later</source>
        <translation>빌드 중, 나중에 합류</translation>
    </message>
    <message>
        <source>not running here: %1</source>
        <translation>여기에서 실행할 수 없음: %1</translation>
    </message>
    <message>
        <source>failed: %1</source>
        <translation>실패: %1</translation>
    </message>
    <message>
        <source>failed while %1: %2</source>
        <translation>%1 중 실패: %2</translation>
    </message>
    <message>
        <source>%1 cannot be started: %2</source>
        <translation>%1을(를) 시작할 수 없습니다: %2</translation>
    </message>
    <message>
        <source>%1 is new</source>
        <translation>%1: 새 작업</translation>
    </message>
    <message>
        <source>%1 is removed</source>
        <translation>%1: 제거</translation>
    </message>
    <message>
        <source>%1 goes on with other limits</source>
        <translation>%1: 바뀐 한도로 계속</translation>
    </message>
    <message>
        <source>%1 begins anew</source>
        <translation>%1: 처음부터 시작</translation>
    </message>
    <message>
        <source>%1 cannot change so</source>
        <translation>%1: 이렇게 변경할 수 없음</translation>
    </message>
    <message>
        <source>No job changes.</source>
        <translation>바뀌는 작업이 없습니다.</translation>
    </message>
    <message>
        <source>Quitting stops 1 job. It resumes from its checkpoint</source>
        <translation>종료하면 작업 1개가 중지됩니다. 체크포인트에서 이어집니다</translation>
    </message>
    <message>
        <source>Quitting stops %1 jobs. They resume from their checkpoints</source>
        <translation>종료하면 작업 %1개가 중지됩니다. 체크포인트에서 이어집니다</translation>
    </message>
    <message>
        <source>; %1 keeps its log for %2</source>
        <translation> (%1의 로그 보존: %2)</translation>
    </message>
    <message>
        <source>topic %1</source>
        <translation>토픽 %1</translation>
    </message>
    <message>
        <source>table %1</source>
        <translation>테이블 %1</translation>
    </message>
    <message>
        <source>index %1</source>
        <translation>인덱스 %1</translation>
    </message>
    <message>
        <source>keys %1</source>
        <translation>키 %1</translation>
    </message>
    <message>
        <source>consumer group %1</source>
        <translation>컨슈머 그룹 %1</translation>
    </message>
    <message>
        <source>checkpoint of %1</source>
        <translation>%1의 체크포인트</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>%1 was removed. What it wrote is still there.</source>
        <translation>%1 작업을 제거했습니다. 작업이 쓴 데이터는 그대로 있습니다.</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>%1 제거?</translation>
    </message>
    <message>
        <source>It stops and leaves the workspace file. Nothing that it wrote is deleted; this stays:</source>
        <translation>작업이 중지되고 워크스페이스 파일에서 빠집니다. 작업이 쓴 것은 삭제되지 않으며 다음이 남습니다:</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>제거</translation>
    </message>
    <message>
        <source>line</source>
        <translation>선</translation>
    </message>
    <message>
        <source>last value</source>
        <translation>마지막 값</translation>
    </message>
    <message>
        <source>, sampled %1</source>
        <translation>, %1 측정</translation>
    </message>
    <message>
        <source>head</source>
        <translation>헤드</translation>
    </message>
    <message>
        <source>End offsets of the topics, read_committed</source>
        <translation>토픽의 끝 오프셋, read_committed</translation>
    </message>
    <message>
        <source>SHOW BINARY LOG STATUS of the sampler&apos;s own connection</source>
        <translation>측정기 자체 연결의 SHOW BINARY LOG STATUS</translation>
    </message>
    <message>
        <source>read</source>
        <translation>읽음</translation>
    </message>
    <message>
        <source>What the job has read</source>
        <translation>작업이 읽은 위치</translation>
    </message>
    <message>
        <source>The checkpoint: the sink has confirmed all before it</source>
        <translation>체크포인트: 그 앞은 모두 대상이 확인했습니다</translation>
    </message>
    <message>
        <source>last confirmation</source>
        <translation>마지막 확인</translation>
    </message>
    <message>
        <source>Nothing was confirmed since the start</source>
        <translation>시작 후 확인된 것이 없습니다</translation>
    </message>
    <message>
        <source>lag of this hop</source>
        <translation>이 구간의 지연</translation>
    </message>
    <message>
        <source>behind MySQL</source>
        <translation>MySQL 대비 지연</translation>
    </message>
    <message>
        <source>Confirm time − the commit time in the envelope</source>
        <translation>확인 시각 − 메시지의 커밋 시각</translation>
    </message>
    <message>
        <source>not yet confirmed</source>
        <translation>미확인</translation>
    </message>
    <message>
        <source>End offsets − confirmed offsets</source>
        <translation>끝 오프셋 − 확인된 오프셋</translation>
    </message>
    <message>
        <source>Bytes of log between the checkpoint and the head</source>
        <translation>체크포인트와 헤드 사이의 로그 크기</translation>
    </message>
    <message>
        <source>inserted</source>
        <translation>삽입</translation>
    </message>
    <message>
        <source>Confirmed since the job&apos;s first start</source>
        <translation>작업을 처음 시작한 뒤 확인된 수</translation>
    </message>
    <message>
        <source>updated</source>
        <translation>수정</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>거부</translation>
    </message>
    <message>
        <source>retries</source>
        <translation>재시도</translation>
    </message>
    <message>
        <source>Writes that were repeated</source>
        <translation>반복한 쓰기</translation>
    </message>
    <message>
        <source>may stop for</source>
        <translation>중지 가능 시간</translation>
    </message>
    <message>
        <source>Until the source purges the log that the checkpoint needs</source>
        <translation>체크포인트에 필요한 로그를 소스가 지울 때까지</translation>
    </message>
    <message>
        <source>%1 is %2 since %3</source>
        <translation>%1: %2, %3부터</translation>
    </message>
    <message>
        <source>reason: %1</source>
        <translation>이유: %1</translation>
    </message>
    <message>
        <source>last error: %1</source>
        <translation>마지막 오류: %1</translation>
    </message>
    <message>
        <source>%1 (%2) to %3 (%4)</source>
        <translation>%1 (%2) → %3 (%4)</translation>
    </message>
    <message>
        <source>Sluice %1, %2</source>
        <translation>Sluice %1, %2</translation>
    </message>
    <message>
        <source>%1 second</source>
        <translation>%1초</translation>
    </message>
    <message>
        <source>%1 seconds</source>
        <translation>%1초</translation>
    </message>
    <message>
        <source>%1 minute</source>
        <translation>%1분</translation>
    </message>
    <message>
        <source>%1 minutes</source>
        <translation>%1분</translation>
    </message>
    <message>
        <source>%1 hour</source>
        <translation>%1시간</translation>
    </message>
    <message>
        <source>%1 hours</source>
        <translation>%1시간</translation>
    </message>
    <message>
        <source>%1 day</source>
        <translation>%1일</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1일</translation>
    </message>
    <message>
        <source>%1, next in %2</source>
        <translation>%1, %2 후</translation>
    </message>
    <message>
        <source>Idle: there is nothing to do, which is not a lag</source>
        <translation>유휴: 처리할 것이 없는 상태이며 지연이 아닙니다</translation>
    </message>
    <message>
        <source>Idle since %1: there is nothing to do, which is not a lag</source>
        <translation>%1부터 유휴: 처리할 것이 없는 상태이며 지연이 아닙니다</translation>
    </message>
    <message>
        <source>Existing rows are being copied: a snapshot has progress, not lag</source>
        <translation>기존 행을 복사하는 중입니다. 스냅샷에는 지연이 아니라 진행률이 있습니다</translation>
    </message>
    <message>
        <source>Not measured: the job is %1</source>
        <translation>측정 안 함: 작업 상태 %1</translation>
    </message>
    <message>
        <source>Seconds between a commit at %1 and its confirmation by %2, the largest of the last 10 s</source>
        <translation>%1의 커밋부터 %2의 확인까지 걸린 초, 최근 10초의 최댓값</translation>
    </message>
    <message>
        <source>In the last second: %1</source>
        <translation>지난 1초: %1</translation>
    </message>
    <message>
        <source>%1 stamps whole seconds</source>
        <translation>%1은(는) 초 단위로 기록합니다</translation>
    </message>
    <message>
        <source>Behind MySQL: %1</source>
        <translation>MySQL 대비 지연: %1</translation>
    </message>
    <message>
        <source>copied</source>
        <translation>복사됨</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>try %1</source>
        <translation>%1번째 시도</translation>
    </message>
    <message>
        <source>, next in %1</source>
        <translation>, 다음 시도 %1 후</translation>
    </message>
    <message>
        <source>may stop for %1</source>
        <translation>중지 가능 %1</translation>
    </message>
    <message>
        <source>recovered %1</source>
        <translation>%1 복구됨</translation>
    </message>
    <message>
        <source>%1 millisecond</source>
        <translation>%1밀리초</translation>
    </message>
    <message>
        <source>%1 milliseconds</source>
        <translation>%1밀리초</translation>
    </message>
    <message>
        <source>%1, job, %2 to %3, %4</source>
        <translation>%1, 작업, %2에서 %3(으)로, %4</translation>
    </message>
    <message>
        <source>, lag %1</source>
        <translation>, 지연 %1</translation>
    </message>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>초안</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>시작 중</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>중지 중</translation>
    </message>
    <message>
        <source>Restarting</source>
        <translation>재시작 중</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>유휴</translation>
    </message>
    <message>
        <source>Lagging</source>
        <translation>지연</translation>
    </message>
    <message>
        <source>Stalled</source>
        <translation>정체</translation>
    </message>
    <message>
        <source>Retrying</source>
        <translation>재시도 중</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>일시 중지</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>중지됨</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>No data</source>
        <translation>데이터 없음</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>알 수 없음</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>응답함</translation>
    </message>
    <message>
        <source>Unreachable</source>
        <translation>접속 불가</translation>
    </message>
    <message>
        <source>Being built</source>
        <translation>빌드 중</translation>
    </message>
    <message>
        <source>GTID set</source>
        <translation>GTID 집합</translation>
    </message>
    <message>
        <source>Growth between two samples of the head</source>
        <translation>헤드의 두 측정 사이 증가량</translation>
    </message>
    <message>
        <source>log files</source>
        <translation>로그 파일</translation>
    </message>
    <message>
        <source>%1 file</source>
        <translation>파일 %1개</translation>
    </message>
    <message>
        <source>%1 files</source>
        <translation>파일 %1개</translation>
    </message>
    <message>
        <source>clock offset</source>
        <translation>시계 차이</translation>
    </message>
    <message>
        <source>Server clock − ours, from the smallest round trip</source>
        <translation>서버 시계 − 로컬 시계, 최소 왕복 시간 기준</translation>
    </message>
    <message>
        <source>brokers</source>
        <translation>브로커</translation>
    </message>
    <message>
        <source>Metadata request</source>
        <translation>메타데이터 요청</translation>
    </message>
    <message>
        <source>topics of our jobs</source>
        <translation>작업의 토픽</translation>
    </message>
    <message>
        <source>groups of our jobs</source>
        <translation>작업의 그룹</translation>
    </message>
    <message>
        <source>Committed offsets</source>
        <translation>커밋된 오프셋</translation>
    </message>
    <message>
        <source>Growth of the end offsets (read_committed), each topic once</source>
        <translation>끝 오프셋(read_committed)의 증가량, 토픽마다 한 번</translation>
    </message>
    <message>
        <source>out</source>
        <translation>유출</translation>
    </message>
    <message>
        <source>Growth of the committed offsets</source>
        <translation>커밋된 오프셋의 증가량</translation>
    </message>
    <message>
        <source>end offsets</source>
        <translation>끝 오프셋</translation>
    </message>
    <message>
        <source>Sum over topics and groups of our jobs</source>
        <translation>작업의 토픽과 그룹에 대한 합계</translation>
    </message>
    <message>
        <source>committed offsets</source>
        <translation>커밋된 오프셋</translation>
    </message>
    <message>
        <source>Sum over the same</source>
        <translation>같은 범위의 합계</translation>
    </message>
    <message>
        <source>Their difference</source>
        <translation>둘의 차이</translation>
    </message>
    <message>
        <source>role</source>
        <translation>역할</translation>
    </message>
    <message>
        <source>Hits ÷ look-ups of the last 60 s, our own taken out</source>
        <translation>최근 60초의 적중 ÷ 조회, 자체 조회 제외</translation>
    </message>
    <message>
        <source>look-ups</source>
        <translation>조회</translation>
    </message>
    <message>
        <source>hits · misses</source>
        <translation>적중 · 실패</translation>
    </message>
    <message>
        <source>INFO stats, since the server&apos;s start</source>
        <translation>INFO stats, 서버 시작 이후</translation>
    </message>
    <message>
        <source>evictions</source>
        <translation>축출</translation>
    </message>
    <message>
        <source>health</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Sum of _count</source>
        <translation>_count 합계</translation>
    </message>
    <message>
        <source>%1 document</source>
        <translation>문서 %1개</translation>
    </message>
    <message>
        <source>%1 documents</source>
        <translation>문서 %1개</translation>
    </message>
    <message>
        <source>version</source>
        <translation>버전</translation>
    </message>
    <message>
        <source>Asked at every connection</source>
        <translation>접속할 때마다 확인</translation>
    </message>
    <message>
        <source>ping</source>
        <translation>핑</translation>
    </message>
    <message>
        <source>Round trip of the smallest request</source>
        <translation>가장 작은 요청의 왕복 시간</translation>
    </message>
    <message>
        <source>restarts seen</source>
        <translation>확인된 재시작</translation>
    </message>
    <message>
        <source>A counter or the uptime fell</source>
        <translation>카운터나 가동 시간이 줄었습니다</translation>
    </message>
    <message>
        <source>sampled</source>
        <translation>측정</translation>
    </message>
    <message>
        <source>No sample yet</source>
        <translation>아직 측정 없음</translation>
    </message>
    <message>
        <source>environment</source>
        <translation>환경</translation>
    </message>
    <message>
        <source>By the workspace file</source>
        <translation>워크스페이스 파일 기준</translation>
    </message>
    <message>
        <source>access</source>
        <translation>접근</translation>
    </message>
    <message>
        <source>read only</source>
        <translation>읽기 전용</translation>
    </message>
    <message>
        <source>development</source>
        <translation>개발</translation>
    </message>
    <message>
        <source>staging</source>
        <translation>스테이징</translation>
    </message>
    <message>
        <source>production</source>
        <translation>운영</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>Does not take writes</source>
        <translation>쓰기를 받지 않음</translation>
    </message>
    <message>
        <source>Not asked yet</source>
        <translation>아직 확인 안 함</translation>
    </message>
    <message>
        <source>Does not answer</source>
        <translation>응답 없음</translation>
    </message>
    <message>
        <source> · for %1</source>
        <translation> · %1 동안</translation>
    </message>
    <message>
        <source>d MMM HH:mm</source>
        <extracomment>a day and a time, as QLocale::toString() takes it</extracomment>
        <translation>M월 d일 HH:mm</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>방금</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1 전</translation>
    </message>
    <message>
        <source>objective %1</source>
        <translation>목표 %1</translation>
    </message>
    <message>
        <source>produced</source>
        <translation>생산</translation>
    </message>
    <message>
        <source>end</source>
        <translation>끝</translation>
    </message>
    <message>
        <source>consumed</source>
        <translation>소비</translation>
    </message>
    <message>
        <source>committed</source>
        <translation>커밋됨</translation>
    </message>
    <message>
        <source>Replicate</source>
        <translation>복제</translation>
    </message>
    <message>
        <source>Replicate to TiDB or MySQL</source>
        <translation>TiDB 또는 MySQL로 복제</translation>
    </message>
    <message>
        <source>Tables of another TiDB or MySQL follow yours, row by row.</source>
        <translation>다른 TiDB나 MySQL의 테이블이 행 단위로 따라옵니다.</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>발행</translation>
    </message>
    <message>
        <source>Publish to Kafka</source>
        <translation>Kafka로 발행</translation>
    </message>
    <message>
        <source>Every change becomes a record of a topic, for whoever wants to follow.</source>
        <translation>모든 변경이 토픽의 레코드가 되어 누구나 구독할 수 있습니다.</translation>
    </message>
    <message>
        <source>Cache</source>
        <translation>캐시</translation>
    </message>
    <message>
        <source>Cache in Redis</source>
        <translation>Redis에 캐시</translation>
    </message>
    <message>
        <source>A key a row: kept up to date, or deleted at every change.</source>
        <translation>행마다 키 하나: 최신으로 유지하거나 변경 때마다 삭제합니다.</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>인덱싱</translation>
    </message>
    <message>
        <source>Index in Elasticsearch</source>
        <translation>Elasticsearch에 인덱싱</translation>
    </message>
    <message>
        <source>A document a row, searchable a moment after it was written.</source>
        <translation>행마다 문서 하나, 쓰자마자 검색할 수 있습니다.</translation>
    </message>
    <message>
        <source>record</source>
        <translation>레코드</translation>
    </message>
    <message>
        <source>%1 is dropped</source>
        <translation>%1 제외됨</translation>
    </message>
    <message>
        <source>%1 is masked</source>
        <translation>%1 마스킹됨</translation>
    </message>
    <message>
        <source>%1 is called %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>nothing to do</source>
        <translation>처리할 것 없음</translation>
    </message>
    <message>
        <source>no change for %1</source>
        <translation>%1 동안 변경 없음</translation>
    </message>
    <message>
        <source>%1 job is at rest</source>
        <translation>작업 %1개 멈춤</translation>
    </message>
    <message>
        <source>%1 jobs are at rest</source>
        <translation>작업 %1개 멈춤</translation>
    </message>
    <message>
        <source> · %1 of %2</source>
        <translation> · %1 / %2</translation>
    </message>
    <message>
        <source>%1 · sampled %2</source>
        <translation>%1 · %2 측정</translation>
    </message>
    <message>
        <source>%1 does not answer</source>
        <translation>%1 응답 없음</translation>
    </message>
    <message>
        <source>first sample in 2 s</source>
        <translation>2초 후 첫 측정</translation>
    </message>
    <message>
        <source>%1 on %2, at %3, every %4</source>
        <translation>%2의 %1, %3, 간격 %4</translation>
    </message>
    <message>
        <source>Binlog lag</source>
        <translation>binlog 지연</translation>
    </message>
    <message>
        <source>no MySQL job</source>
        <translation>MySQL 작업 없음</translation>
    </message>
    <message>
        <source> · p99 %1</source>
        <translation> · p99 %1</translation>
    </message>
    <message>
        <source>The worst of the jobs that read MySQL: seconds between a commit and its confirmation by the sink, the largest of the last 10 s; p99 of the range shown</source>
        <translation>MySQL을 읽는 작업 중 가장 나쁜 값: 커밋부터 대상의 확인까지 걸린 초, 최근 10초의 최댓값. p99는 표시 범위 기준</translation>
    </message>
    <message>
        <source>Kafka lag</source>
        <translation>Kafka 지연</translation>
    </message>
    <message>
        <source>no Kafka job</source>
        <translation>Kafka 작업 없음</translation>
    </message>
    <message>
        <source>The worst of the jobs that read Kafka, in seconds; messages between the end of the topics and what is committed</source>
        <translation>Kafka를 읽는 작업 중 가장 나쁜 값(초), 토픽의 끝과 커밋 위치 사이의 메시지 수</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>유입 %1</translation>
    </message>
    <message>
        <source>out %1</source>
        <translation>유출 %1</translation>
    </message>
    <message>
        <source>End offsets (read_committed) and committed offsets</source>
        <translation>끝 오프셋(read_committed)과 커밋된 오프셋</translation>
    </message>
    <message>
        <source>Cache hit rate</source>
        <translation>캐시 적중률</translation>
    </message>
    <message>
        <source>no Redis</source>
        <translation>Redis 없음</translation>
    </message>
    <message>
        <source>no look-ups</source>
        <translation>조회 없음</translation>
    </message>
    <message>
        <source>lookups</source>
        <translation>조회</translation>
    </message>
    <message>
        <source>evicting %1</source>
        <translation>축출 %1</translation>
    </message>
    <message>
        <source>Hits ÷ look-ups of the last 60 s; Sluice&apos;s own look-ups are taken out</source>
        <translation>최근 60초의 적중 ÷ 조회, Sluice 자신의 조회 제외</translation>
    </message>
    <message>
        <source>Indexed documents</source>
        <translation>인덱싱된 문서</translation>
    </message>
    <message>
        <source>no Elasticsearch</source>
        <translation>Elasticsearch 없음</translation>
    </message>
    <message>
        <source>no index yet</source>
        <translation>아직 인덱스 없음</translation>
    </message>
    <message>
        <source>%1 index</source>
        <translation>인덱스 %1개</translation>
    </message>
    <message>
        <source>%1 indices</source>
        <translation>인덱스 %1개</translation>
    </message>
    <message>
        <source>Sum of _count over the indices of our jobs; the rate is that of indexing.index_total</source>
        <translation>작업이 쓰는 인덱스의 _count 합계, 속도는 indexing.index_total 기준</translation>
    </message>
    <message>
        <source>commit → confirmed</source>
        <translation>커밋 → 확인</translation>
    </message>
    <message>
        <source>_count and _stats</source>
        <translation>_count, _stats</translation>
    </message>
    <message>
        <source>step %1 of 7</source>
        <translation>7단계 중 %1단계</translation>
    </message>
    <message>
        <source>%1 is being made: a click goes on with it</source>
        <translation>%1 작업을 만드는 중입니다. 클릭하면 이어서 만듭니다</translation>
    </message>
    <message>
        <source>%1, draft, %2 to %3</source>
        <translation>%1, 초안, %2에서 %3(으)로</translation>
    </message>
    <message>
        <source>A job from %1 to %2: a click begins it</source>
        <translation>%1에서 %2(으)로 가는 작업: 클릭하면 만들기 시작합니다</translation>
    </message>
    <message>
        <source>Not known: %1 was not sampled yet, or does not answer</source>
        <translation>알 수 없음: %1을(를) 아직 측정하지 않았거나 응답이 없습니다</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Refused since the job&apos;s first start</source>
        <translation>작업을 처음 시작한 뒤 거부된 수</translation>
    </message>
    <message>
        <source>set aside</source>
        <translation>따로 보관</translation>
    </message>
    <message>
        <source>Of these: neither replayed nor dropped yet</source>
        <translation>그중 아직 다시 보내지도 버리지도 않은 수</translation>
    </message>
    <message>
        <source>Not known: how long Kafka keeps its topics is not asked</source>
        <translation>알 수 없음: Kafka의 토픽 보존 기간은 확인하지 않습니다</translation>
    </message>
    <message>
        <source>Not known: the job has no checkpoint yet</source>
        <translation>알 수 없음: 작업에 아직 체크포인트가 없습니다</translation>
    </message>
    <message>
        <source>Not known: the source did not say how long it keeps its log</source>
        <translation>알 수 없음: 소스가 로그 보존 기간을 알려 주지 않았습니다</translation>
    </message>
    <message>
        <source>Sluice is not running since %1</source>
        <translation>%1부터 Sluice가 실행되고 있지 않습니다</translation>
    </message>
    <message>
        <source>Sluice was not running %1–%2</source>
        <translation>%1–%2에는 Sluice가 실행되고 있지 않았습니다</translation>
    </message>
    <message>
        <source>Retrying %1</source>
        <translation>%1번째 재시도</translation>
    </message>
    <message>
        <source>Jobs / New job</source>
        <translation>작업 / 새 작업</translation>
    </message>
    <message>
        <source>Jobs / %1 / Edit</source>
        <translation>작업 / %1 / 편집</translation>
    </message>
</context>
</TS>
