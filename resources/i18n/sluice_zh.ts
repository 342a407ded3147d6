<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ChartPane</name>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
</context>
<context>
    <name>ConnectionFacts</name>
    <message>
        <source>no password</source>
        <translation>无密码</translation>
    </message>
    <message>
        <source>password in the keyring</source>
        <translation>密码在密钥环中</translation>
    </message>
    <message>
        <source>password in the variable %1</source>
        <translation>密码在环境变量 %1 中</translation>
    </message>
    <message>
        <source>password in the file %1</source>
        <translation>密码在文件 %1 中</translation>
    </message>
    <message>
        <source>password in the workspace file, for every reader of it</source>
        <translation>密码在工作区文件中，能读该文件者均可看到</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>where the server offers it</source>
        <translation>服务器支持时启用</translation>
    </message>
    <message>
        <source>required, the certificate is not checked</source>
        <translation>必需，不校验证书</translation>
    </message>
    <message>
        <source>required, certificate checked by the system&apos;s authorities</source>
        <translation>必需，用系统证书颁发机构校验证书</translation>
    </message>
    <message>
        <source>required, certificate checked by %1</source>
        <translation>必需，用 %1 校验证书</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>加密</translation>
    </message>
    <message>
        <source>Own certificate</source>
        <translation>客户端证书</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>写入</translation>
    </message>
    <message>
        <source>never: it is read-only</source>
        <translation>禁止：只读</translation>
    </message>
    <message>
        <source>allowed</source>
        <translation>允许</translation>
    </message>
    <message>
        <source>Used by</source>
        <translation>使用者</translation>
    </message>
    <message>
        <source>no job</source>
        <translation>无任务</translation>
    </message>
</context>
<context>
    <name>EditWords</name>
    <message>
        <source>%1 is new.</source>
        <translation>%1：新任务。</translation>
    </message>
    <message>
        <source>%1 stops and leaves.</source>
        <translation>%1：停止并移除。</translation>
    </message>
    <message>
        <source>%1 restarts from its checkpoint, which takes about 2 s.</source>
        <translation>%1：从检查点重启，约需 2 秒。</translation>
    </message>
    <message>
        <source>%1 begins anew: its checkpoint means nothing on another server.</source>
        <translation>%1：从头开始，其检查点对另一台服务器无意义。</translation>
    </message>
</context>
<context>
    <name>OptionWords</name>
    <message>
        <source>none, or as 30s, 5m, 1h</source>
        <translation>无，或写作 30s、5m、1h</translation>
    </message>
    <message>
        <source>automatic, or as 256KiB, 8MiB</source>
        <translation>自动，或写作 256KiB、8MiB</translation>
    </message>
    <message>
        <source>no limit, or as 50000/s</source>
        <translation>不限，或写作 50000/s</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>此项必填。</translation>
    </message>
    <message>
        <source>“%1” is not a whole number.</source>
        <translation>“%1”不是整数。</translation>
    </message>
    <message>
        <source>%1 is less than nothing; 0 or more is right.</source>
        <translation>%1 为负数，请填 0 或更大的数。</translation>
    </message>
    <message>
        <source>“%1” is not a duration. Write a whole number with ms, s, m, h or d, as 500ms, 5s, 1h.</source>
        <translation>“%1”不是时长。请写整数加 ms、s、m、h 或 d，如 500ms、5s、1h。</translation>
    </message>
    <message>
        <source>“%1” is not a size. Write a whole number with KiB, MiB or GiB, as 256KiB, 8MiB.</source>
        <translation>“%1”不是大小。请写整数加 KiB、MiB 或 GiB，如 256KiB、8MiB。</translation>
    </message>
    <message>
        <source>“%1” is not a rate. Write rows per second, as 50000/s or 50k/s.</source>
        <translation>“%1”不是速率。请写每秒行数，如 50000/s 或 50k/s。</translation>
    </message>
</context>
<context>
    <name>option</name>
    <message>
        <source>A lag above it is Lagging.</source>
        <translation>延迟超过此值即为“延迟”状态。</translation>
    </message>
    <message>
        <source>Addresses of an HTTP service, as http://host:port.</source>
        <translation>HTTP 服务的地址，如 http://host:port。</translation>
    </message>
    <message>
        <source>Bytes in format debezium, as its binary.handling.mode.</source>
        <translation>debezium 格式中的字节，同 binary.handling.mode。</translation>
    </message>
    <message>
        <source>Certificate authority that signs the server&apos;s certificate.</source>
        <translation>签署服务器证书的证书颁发机构。</translation>
    </message>
    <message>
        <source>Compression of record batches.</source>
        <translation>记录批次的压缩方式。</translation>
    </message>
    <message>
        <source>Consumer group; sluice-JOB where it is not said.</source>
        <translation>消费者组；未指定时为 sluice-JOB。</translation>
    </message>
    <message>
        <source>Creates databases and tables that are not there, with columns and primary key of the source.</source>
        <translation>按源的列和主键创建不存在的数据库和表。</translation>
    </message>
    <message>
        <source>DECIMAL in JSON as text, exact, or as a number.</source>
        <translation>JSON 中的 DECIMAL：精确文本或数字。</translation>
    </message>
    <message>
        <source>DECIMAL in documents as text, exact, or as a number.</source>
        <translation>文档中的 DECIMAL：精确文本或数字。</translation>
    </message>
    <message>
        <source>DECIMAL in format debezium, as its decimal.handling.mode.</source>
        <translation>debezium 格式中的 DECIMAL，同 decimal.handling.mode。</translation>
    </message>
    <message>
        <source>DECIMAL in format json: exact text, or a JSON number.</source>
        <translation>json 格式中的 DECIMAL：精确文本或 JSON 数字。</translation>
    </message>
    <message>
        <source>Dates and times in format debezium, as its time.precision.mode.</source>
        <translation>debezium 格式中的日期时间，同 time.precision.mode。</translation>
    </message>
    <message>
        <source>Decides the colour of its frame and how careful a write is.</source>
        <translation>决定边框颜色及写入时的谨慎程度。</translation>
    </message>
    <message>
        <source>Encryption of the connection.</source>
        <translation>连接加密。</translation>
    </message>
    <message>
        <source>Folder that a file sink writes to.</source>
        <translation>文件目标写入的文件夹。</translation>
    </message>
    <message>
        <source>How a row is written as a record.</source>
        <translation>行写成记录的方式。</translation>
    </message>
    <message>
        <source>How long a key lives after its last change; for ever where it is not said.</source>
        <translation>键在最后一次更改后的存活时间；未指定则永久。</translation>
    </message>
    <message>
        <source>How long a write waits for more rows; automatic where it is not said.</source>
        <translation>写入等待更多行的时间；未指定则自动。</translation>
    </message>
    <message>
        <source>How the records are written.</source>
        <translation>记录的写法。</translation>
    </message>
    <message>
        <source>Kafka brokers as host:port.</source>
        <translation>Kafka broker，格式 host:port。</translation>
    </message>
    <message>
        <source>Key of our own certificate.</source>
        <translation>客户端证书的密钥。</translation>
    </message>
    <message>
        <source>Login name.</source>
        <translation>登录名。</translation>
    </message>
    <message>
        <source>Most bytes in one write; automatic where it is not said.</source>
        <translation>单次写入的最大字节数；未指定则自动。</translation>
    </message>
    <message>
        <source>Most rows a second; none where it is not said.</source>
        <translation>每秒最大行数；未指定则不限。</translation>
    </message>
    <message>
        <source>Most rows in one write; 0 is automatic.</source>
        <translation>单次写入的最大行数；0 为自动。</translation>
    </message>
    <message>
        <source>MySQL connection that says the column types; the source of the job that publishes the topics where it is not said.</source>
        <translation>提供列类型的 MySQL 连接；未指定时为发布这些主题的任务的源。</translation>
    </message>
    <message>
        <source>Name of the Elasticsearch connection.</source>
        <translation>Elasticsearch 连接的名称。</translation>
    </message>
    <message>
        <source>Name of the Redis connection.</source>
        <translation>Redis 连接的名称。</translation>
    </message>
    <message>
        <source>Name or address of the server (mysql, tidb, redis).</source>
        <translation>服务器的名称或地址（mysql、tidb、redis）。</translation>
    </message>
    <message>
        <source>New names of columns, as { old = &quot;new&quot; }.</source>
        <translation>列的新名称，如 { old = &quot;new&quot; }。</translation>
    </message>
    <message>
        <source>Nothing is ever written through this connection.</source>
        <translation>绝不通过此连接写入。</translation>
    </message>
    <message>
        <source>Number of the Redis database.</source>
        <translation>Redis 数据库编号。</translation>
    </message>
    <message>
        <source>Ordered streams of writes to the sink, side by side.</source>
        <translation>并行写入目标的有序流数量。</translation>
    </message>
    <message>
        <source>Our own certificate.</source>
        <translation>客户端证书。</translation>
    </message>
    <message>
        <source>Partitions of a topic that is created; 0 is the broker&apos;s default.</source>
        <translation>新建主题的分区数；0 为 broker 默认值。</translation>
    </message>
    <message>
        <source>Pattern of a document&apos;s _id, 512 bytes at most.</source>
        <translation>文档 _id 的模式，最多 512 字节。</translation>
    </message>
    <message>
        <source>Pattern of the index name, made of {database} and {table}; small letters.</source>
        <translation>索引名的模式，可用 {database} 和 {table}；小写。</translation>
    </message>
    <message>
        <source>Pattern of the key.</source>
        <translation>键的模式。</translation>
    </message>
    <message>
        <source>Port of the server; the kind&apos;s usual one where it is not said.</source>
        <translation>服务器端口；未指定则用该类型的常用端口。</translation>
    </message>
    <message>
        <source>Properties handed to librdkafka as they are (kafka).</source>
        <translation>原样传给 librdkafka 的属性（kafka）。</translation>
    </message>
    <message>
        <source>Puts a keyed hash in place of the value, so equal values stay equal and keys stay keys.</source>
        <translation>以带密钥的哈希代替值，相等的值仍相等，键仍是键。</translation>
    </message>
    <message>
        <source>Replicas of a topic that is created; 0 is the broker&apos;s default.</source>
        <translation>新建主题的副本数；0 为 broker 默认值。</translation>
    </message>
    <message>
        <source>Replicas of an index that is created; the cluster&apos;s default otherwise.</source>
        <translation>新建索引的副本数；否则用集群默认值。</translation>
    </message>
    <message>
        <source>Shards of an index that is created.</source>
        <translation>新建索引的分片数。</translation>
    </message>
    <message>
        <source>Tables to read, as &quot;shop.*&quot;; &quot;!shop.tmp_*&quot; takes away.</source>
        <translation>要读取的表，如 &quot;shop.*&quot;；&quot;!shop.tmp_*&quot; 表示排除。</translation>
    </message>
    <message>
        <source>Target database; placeholders {database} and {table}.</source>
        <translation>目标数据库；可用占位符 {database} 和 {table}。</translation>
    </message>
    <message>
        <source>Target table; placeholders {database} and {table}.</source>
        <translation>目标表；可用占位符 {database} 和 {table}。</translation>
    </message>
    <message>
        <source>The column that the shape `string` keeps.</source>
        <translation>`string` 形式所保存的列。</translation>
    </message>
    <message>
        <source>The columns to leave out.</source>
        <translation>要去除的列。</translation>
    </message>
    <message>
        <source>The columns whose values are hidden.</source>
        <translation>要隐藏值的列。</translation>
    </message>
    <message>
        <source>The key of the hash: env:NAME, file:PATH, keyring or plain:TEXT. Whoever has it can try values.</source>
        <translation>哈希的密钥：env:NAME、file:PATH、keyring 或 plain:TEXT。持有者可逐值试探。</translation>
    </message>
    <message>
        <source>The rows to keep, as status &lt;&gt; &apos;deleted&apos;: columns, literals, = &lt;&gt; &lt; &lt;= &gt; &gt;= AND OR NOT IN LIKE BETWEEN IS NULL, parentheses. Text is compared exactly, TIMESTAMP in UTC.</source>
        <translation>保留行的条件，如 status &lt;&gt; &apos;deleted&apos;：列、字面量、= &lt;&gt; &lt; &lt;= &gt; &gt;= AND OR NOT IN LIKE BETWEEN IS NULL、括号。文本精确比较，TIMESTAMP 按 UTC。</translation>
    </message>
    <message>
        <source>The text that stands in every row instead; NULL stays NULL.</source>
        <translation>每行中用于替代的文本；NULL 保持 NULL。</translation>
    </message>
    <message>
        <source>Topic of a row; placeholders {database}, {table}, {primary_key} and columns of the table.</source>
        <translation>行的主题；可用占位符 {database}、{table}、{primary_key} 及表的列。</translation>
    </message>
    <message>
        <source>What a row becomes: one JSON text, a hash with a field a column, one column as text, or nothing (its key is deleted at every change).</source>
        <translation>行的保存形式：一段 JSON 文本、每列一个字段的哈希、单列文本，或不保存（每次更改时删除其键）。</translation>
    </message>
    <message>
        <source>What a row that the sink refuses does: stop the job, or be set aside.</source>
        <translation>目标拒绝某行时：停止任务，或将其搁置。</translation>
    </message>
    <message>
        <source>What a schema change of the source does: apply (new columns are added, a TRUNCATE is repeated, other changes stop with the statement to run), stop, or ignore.</source>
        <translation>源结构变更的处理：应用（添加新列，重复 TRUNCATE，其他变更停止并给出应执行的语句）、停止或忽略。</translation>
    </message>
    <message>
        <source>What rows that a target table has before the first start mean: stop, write over them, or empty the table first.</source>
        <translation>首次启动前目标表已有行时：停止、覆盖，或先清空表。</translation>
    </message>
    <message>
        <source>What the system is.</source>
        <translation>系统的类型。</translation>
    </message>
    <message>
        <source>Where the password is: env:NAME, file:PATH, keyring or plain:TEXT.</source>
        <translation>密码的位置：env:NAME、file:PATH、keyring 或 plain:TEXT。</translation>
    </message>
    <message>
        <source>Where; all tables that have the columns if not said.</source>
        <translation>适用范围；未指定则为所有含这些列的表。</translation>
    </message>
    <message>
        <source>Whether a missing index is created, with a mapping made from the table.</source>
        <translation>索引不存在时是否按表生成映射并创建。</translation>
    </message>
    <message>
        <source>Whether the job starts with the workspace.</source>
        <translation>任务是否随工作区启动。</translation>
    </message>
    <message>
        <source>adaptive time microseconds</source>
        <translation>自适应，微秒</translation>
    </message>
    <message>
        <source>apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>at least once</source>
        <translation>至少一次</translation>
    </message>
    <message>
        <source>at_least_once: nothing is lost, a restart may repeat records, in order.</source>
        <translation>at_least_once：不丢失，重启后可能按序重复记录。</translation>
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
        <translation>批次字节数</translation>
    </message>
    <message>
        <source>batch_rows</source>
        <translation>批次行数</translation>
    </message>
    <message>
        <source>batch_wait</source>
        <translation>批次等待</translation>
    </message>
    <message>
        <source>binary.handling</source>
        <translation>二进制处理</translation>
    </message>
    <message>
        <source>brokers</source>
        <translation>Broker</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>bytes</translation>
    </message>
    <message>
        <source>ca_file</source>
        <translation>CA 文件</translation>
    </message>
    <message>
        <source>canal</source>
        <translation>canal</translation>
    </message>
    <message>
        <source>cert_file</source>
        <translation>证书文件</translation>
    </message>
    <message>
        <source>cloudcanal</source>
        <translation>CloudCanal</translation>
    </message>
    <message>
        <source>column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>compression</source>
        <translation>压缩</translation>
    </message>
    <message>
        <source>connect</source>
        <translation>connect</translation>
    </message>
    <message>
        <source>connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>create_index</source>
        <translation>创建索引</translation>
    </message>
    <message>
        <source>create_tables</source>
        <translation>创建表</translation>
    </message>
    <message>
        <source>database</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>debezium</source>
        <translation>debezium</translation>
    </message>
    <message>
        <source>decimal.handling</source>
        <translation>DECIMAL 处理</translation>
    </message>
    <message>
        <source>decimals</source>
        <translation>DECIMAL 形式</translation>
    </message>
    <message>
        <source>delivery</source>
        <translation>投递保证</translation>
    </message>
    <message>
        <source>development</source>
        <translation>开发</translation>
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
        <translation>清空</translation>
    </message>
    <message>
        <source>enabled</source>
        <translation>自动启动</translation>
    </message>
    <message>
        <source>environment</source>
        <translation>环境</translation>
    </message>
    <message>
        <source>exactly once</source>
        <translation>恰好一次</translation>
    </message>
    <message>
        <source>existing</source>
        <translation>已有行</translation>
    </message>
    <message>
        <source>file</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>group</source>
        <translation>消费者组</translation>
    </message>
    <message>
        <source>gzip</source>
        <translation>gzip</translation>
    </message>
    <message>
        <source>hash</source>
        <translation>哈希</translation>
    </message>
    <message>
        <source>hex</source>
        <translation>hex</translation>
    </message>
    <message>
        <source>host</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>id</source>
        <translation>文档 ID</translation>
    </message>
    <message>
        <source>ignore</source>
        <translation>忽略</translation>
    </message>
    <message>
        <source>index</source>
        <translation>索引</translation>
    </message>
    <message>
        <source>invalidate</source>
        <translation>失效</translation>
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
        <translation>键</translation>
    </message>
    <message>
        <source>key_file</source>
        <translation>密钥文件</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>lag_objective</source>
        <translation>延迟目标</translation>
    </message>
    <message>
        <source>lanes</source>
        <translation>通道</translation>
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
        <translation>微秒</translation>
    </message>
    <message>
        <source>mysql</source>
        <translation>MySQL</translation>
    </message>
    <message>
        <source>nanoseconds</source>
        <translation>纳秒</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>on_ddl</source>
        <translation>DDL 处理</translation>
    </message>
    <message>
        <source>on_error</source>
        <translation>错误处理</translation>
    </message>
    <message>
        <source>partitions</source>
        <translation>分区</translation>
    </message>
    <message>
        <source>password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>path</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>precise</source>
        <translation>precise</translation>
    </message>
    <message>
        <source>preferred</source>
        <translation>首选</translation>
    </message>
    <message>
        <source>production</source>
        <translation>生产</translation>
    </message>
    <message>
        <source>properties</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>rate_limit</source>
        <translation>速率限制</translation>
    </message>
    <message>
        <source>read_only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>redis</source>
        <translation>Redis</translation>
    </message>
    <message>
        <source>reject</source>
        <translation>搁置</translation>
    </message>
    <message>
        <source>replicas</source>
        <translation>副本</translation>
    </message>
    <message>
        <source>required</source>
        <translation>必需</translation>
    </message>
    <message>
        <source>retries</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>salt</source>
        <translation>盐</translation>
    </message>
    <message>
        <source>set member</source>
        <translation>集合成员</translation>
    </message>
    <message>
        <source>sha256</source>
        <translation>sha256</translation>
    </message>
    <message>
        <source>shape</source>
        <translation>保存形式</translation>
    </message>
    <message>
        <source>shards</source>
        <translation>分片</translation>
    </message>
    <message>
        <source>snappy</source>
        <translation>snappy</translation>
    </message>
    <message>
        <source>staging</source>
        <translation>预发布</translation>
    </message>
    <message>
        <source>stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>stream</source>
        <translation>流</translation>
    </message>
    <message>
        <source>string</source>
        <translation>字符串</translation>
    </message>
    <message>
        <source>table</source>
        <translation>表</translation>
    </message>
    <message>
        <source>tables</source>
        <translation>表</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>tidb</source>
        <translation>TiDB</translation>
    </message>
    <message>
        <source>time.precision</source>
        <translation>时间精度</translation>
    </message>
    <message>
        <source>tls</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>topic</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>topics</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>ttl</source>
        <translation>TTL</translation>
    </message>
    <message>
        <source>types</source>
        <translation>类型连接</translation>
    </message>
    <message>
        <source>upsert</source>
        <translation>覆盖</translation>
    </message>
    <message>
        <source>urls</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>user</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>verify</source>
        <translation>校验证书</translation>
    </message>
    <message>
        <source>where</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>with</source>
        <translation>替代文本</translation>
    </message>
    <message>
        <source>zstd</source>
        <translation>zstd</translation>
    </message>
    <message>
        <source>How often a refused batch is tried before the job fails; an unreachable system is tried for ever.</source>
        <translation>批次被拒后在任务失败前的尝试次数；无法访问的系统会一直尝试。</translation>
    </message>
    <message>
        <source>What a TRUNCATE or DROP at the source does: stop while there are documents made from the table, or ignore.</source>
        <translation>源执行 TRUNCATE 或 DROP 时：只要仍有由该表生成的文档就停止，或忽略。</translation>
    </message>
    <message>
        <source>What a TRUNCATE or DROP at the source does: stop while there are keys made from the table, or ignore.</source>
        <translation>源执行 TRUNCATE 或 DROP 时：只要仍有由该表生成的键就停止，或忽略。</translation>
    </message>
    <message>
        <source>Topics to read: names, patterns with * for any characters, and last what a ! takes away. A topic that comes later and matches is read, too, from its beginning.</source>
        <translation>要读取的主题：名称、以 * 代表任意字符的模式，最后是以 ! 排除的。以后出现且匹配的主题也会从头读取。</translation>
    </message>
</context>
<context>
    <name>page</name>
    <message>
        <source>Activity</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Pipeline</source>
        <translation>管道</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>欢迎</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>New job</source>
        <translation>新建任务</translation>
    </message>
</context>
<context>
    <name>sluice::ui::ActivityModel</name>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>About</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>事件</translation>
    </message>
</context>
<context>
    <name>sluice::ui::EngineControl</name>
    <message>
        <source>Begin anew</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>%1 began anew</source>
        <translation>%1 已重新开始</translation>
    </message>
    <message>
        <source>%1 was not told to %2: this window only looks on. Open its workspace again once no other process runs the jobs</source>
        <translation>未对 %1 执行“%2”：此窗口仅供查看。待没有其他进程运行这些任务后，请重新打开工作区</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>启动</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>重启</translation>
    </message>
    <message>
        <source>%1 is Failed: %2</source>
        <translation>%1 失败：%2</translation>
    </message>
    <message>
        <source>%1 was started</source>
        <translation>%1 已启动</translation>
    </message>
    <message>
        <source>%1 ran to its end</source>
        <translation>%1 已运行完毕</translation>
    </message>
    <message>
        <source>%1 was restarted</source>
        <translation>%1 已重启</translation>
    </message>
    <message>
        <source>%1 is paused</source>
        <translation>%1 已暂停</translation>
    </message>
    <message>
        <source>%1 is stopped</source>
        <translation>%1 已停止</translation>
    </message>
    <message>
        <source> and may stay so for %1</source>
        <translation>，可保持 %1</translation>
    </message>
    <message>
        <source>%1 is still %2 after 30 s</source>
        <translation>%1 在 30 秒后仍为%2</translation>
    </message>
</context>
<context>
    <name>sluice::ui::Export</name>
    <message>
        <source>Export what is on screen as PNG…</source>
        <translation>将屏幕内容导出为 PNG…</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>图片 (*.png)</translation>
    </message>
    <message>
        <source>Export what is on screen as SVG…</source>
        <translation>将屏幕内容导出为 SVG…</translation>
    </message>
    <message>
        <source>Drawings (*.svg)</source>
        <translation>矢量图 (*.svg)</translation>
    </message>
    <message>
        <source>Export tables and charts on screen as CSV…</source>
        <translation>将屏幕上的表格和图表导出为 CSV…</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>There is no table and no chart on this page.</source>
        <translation>此页没有表格或图表。</translation>
    </message>
    <message>
        <source>What is on screen is in the clipboard.</source>
        <translation>屏幕内容已复制到剪贴板。</translation>
    </message>
    <message>
        <source>Copy what is on screen as Markdown</source>
        <translation>将屏幕内容复制为 Markdown</translation>
    </message>
    <message>
        <source>Copy what is on screen as JSON</source>
        <translation>将屏幕内容复制为 JSON</translation>
    </message>
    <message>
        <source>Export what is on screen</source>
        <translation>导出屏幕内容</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2. Choose another folder.</source>
        <translation>无法写入 %1：%2。请选择其他文件夹。</translation>
    </message>
    <message>
        <source>What was on screen is in %1</source>
        <translation>屏幕内容已保存到 %1</translation>
    </message>
    <message>
        <source>What was on screen is in %1 files from %2 on</source>
        <translation>屏幕内容已保存到自 %2 起的 %1 个文件</translation>
    </message>
</context>
<context>
    <name>sluice::ui::JobActions</name>
    <message>
        <source>Begin anew…</source>
        <translation>重新开始…</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>启动</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>重启</translation>
    </message>
    <message>
        <source>Copy diagnostic</source>
        <translation>复制诊断信息</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>Duplicate…</source>
        <translation>复制任务…</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>移除…</translation>
    </message>
</context>
<context>
    <name>sluice::ui::JobsModel</name>
    <message>
        <source>Job</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Source → target</source>
        <translation>源 → 目标</translation>
    </message>
    <message>
        <source>Lag</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>速率</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>May stop for</source>
        <translation>可停止时长</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>自 %1 起</translation>
    </message>
    <message>
        <source>Rows a second that the target confirmed, mean of 5 s</source>
        <translation>目标每秒确认的行数，5 秒平均</translation>
    </message>
    <message>
        <source>Not known: whoever runs the job does not say</source>
        <translation>未知：运行该任务的进程没有提供信息</translation>
    </message>
    <message>
        <source>Of the rows that are copied; how many there are is the server&apos;s estimate</source>
        <translation>按要复制的行计；总数是服务器的估计</translation>
    </message>
    <message>
        <source>No rows are being copied</source>
        <translation>没有正在复制的行</translation>
    </message>
</context>
<context>
    <name>sluice::ui::MainWindow</name>
    <message>
        <source>No workspace</source>
        <translation>无工作区</translation>
    </message>
    <message>
        <source>Open a workspace file</source>
        <translation>打开工作区文件</translation>
    </message>
    <message>
        <source>Workspaces (*.toml)</source>
        <translation>工作区 (*.toml)</translation>
    </message>
    <message>
        <source>The jobs go on. Sluice is in the tray; quit it there or with Ctrl+Q.</source>
        <translation>任务继续运行。Sluice 在系统托盘中，可在托盘或用 Ctrl+Q 退出。</translation>
    </message>
    <message>
        <source>Quit Sluice?</source>
        <translation>退出 Sluice？</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Keep running</source>
        <translation>继续运行</translation>
    </message>
    <message>
        <source>Search or run a command</source>
        <translation>搜索或运行命令</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>转到%1</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Open a workspace file…</source>
        <translation>打开工作区文件…</translation>
    </message>
    <message>
        <source>New job…</source>
        <translation>新建任务…</translation>
    </message>
    <message>
        <source>Open a workspace first: a job lives in its file.</source>
        <translation>请先打开工作区：任务保存在其文件中。</translation>
    </message>
    <message>
        <source>Start the selected job</source>
        <translation>启动所选任务</translation>
    </message>
    <message>
        <source>Pause the selected job</source>
        <translation>暂停所选任务</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Sample now</source>
        <translation>立即采样</translation>
    </message>
    <message>
        <source>Live, or hold the time</source>
        <translation>实时或定格时间</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>检查器</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Theme: as the system</source>
        <translation>主题：跟随系统</translation>
    </message>
    <message>
        <source>Theme: dark</source>
        <translation>主题：深色</translation>
    </message>
    <message>
        <source>Theme: light</source>
        <translation>主题：浅色</translation>
    </message>
    <message>
        <source>Theme: high contrast</source>
        <translation>主题：高对比度</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
</context>
<context>
    <name>sluice::ui::OutsideBar</name>
    <message>
        <source>Apply…</source>
        <translation>应用…</translation>
    </message>
    <message>
        <source>Keep ours</source>
        <translation>保留当前</translation>
    </message>
    <message>
        <source>Shows what changes, then asks</source>
        <translation>先显示更改内容，再询问</translation>
    </message>
    <message>
        <source>The jobs go on as they are; the file stays as it is now</source>
        <translation>任务照常运行，文件保持现状</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>%1 was changed outside.</source>
        <translation>%1 已被外部更改。</translation>
    </message>
    <message>
        <source>Apply what %1 says now?</source>
        <translation>应用 %1 的当前内容？</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Copy rows already written anew: %1</source>
        <translation>重新复制已写入的行：%1</translation>
    </message>
    <message>
        <source>Leave rows already written as they are: %1</source>
        <translation>已写入的行保持不变：%1</translation>
    </message>
</context>
<context>
    <name>sluice::ui::PaletteButton</name>
    <message>
        <source>Search or run a command</source>
        <translation>搜索或运行命令</translation>
    </message>
    <message>
        <source>Search or run a command, Ctrl K</source>
        <translation>搜索或运行命令，Ctrl K</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
</context>
<context>
    <name>sluice::ui::Rail</name>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
</context>
<context>
    <name>sluice::ui::RailButton</name>
    <message>
        <source>1 problem</source>
        <translation>1 个问题</translation>
    </message>
    <message>
        <source>%1 problems</source>
        <translation>%1 个问题</translation>
    </message>
</context>
<context>
    <name>sluice::ui::ShortcutSheet</name>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Picture: to the nearest neighbour, select, open, actions, leave</source>
        <translation>图：移到相邻项、选择、打开、操作、离开</translation>
    </message>
    <message>
        <source>Arrows, Space, Enter, Menu, Esc</source>
        <translation>方向键、Space、Enter、Menu、Esc</translation>
    </message>
    <message>
        <source>Chart: move the crosshair, menu</source>
        <translation>图表：移动十字线、菜单</translation>
    </message>
    <message>
        <source>Arrows, Menu</source>
        <translation>方向键、Menu</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>sluice::ui::StatusLine</name>
    <message>
        <source>Connections</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>sampled at %1, every %2</source>
        <translation>采样于 %1，间隔 %2</translation>
    </message>
    <message>
        <source>not sampled yet</source>
        <translation>尚未采样</translation>
    </message>
    <message>
        <source>sampled %1</source>
        <translation>采样于 %1</translation>
    </message>
</context>
<context>
    <name>sluice::ui::TopBar</name>
    <message>
        <source>5 m</source>
        <translation>5 分</translation>
    </message>
    <message>
        <source>15 m</source>
        <translation>15 分</translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1 小时</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>New job</source>
        <translation>新建任务</translation>
    </message>
    <message>
        <source>Range of charts and sparklines</source>
        <translation>图表和迷你图的范围</translation>
    </message>
    <message>
        <source>Range of charts, sparklines and p99; figures and picture always show now</source>
        <translation>图表、迷你图和 p99 的范围；数值和图始终显示当前</translation>
    </message>
    <message>
        <source>Charts go on with the time. Off holds them where they are (Ctrl+L)</source>
        <translation>图表随时间推进。关闭则定格在当前位置 (Ctrl+L)</translation>
    </message>
    <message>
        <source>Sets up a sync job, step by step (Ctrl+N)</source>
        <translation>分步创建同步任务 (Ctrl+N)</translation>
    </message>
    <message>
        <source>Held at %1</source>
        <translation>定格于 %1</translation>
    </message>
</context>
<context>
    <name>sluice::ui::Tray</name>
    <message>
        <source>%1 is %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Sluice: %1 is well</source>
        <translation>Sluice：%1 正常</translation>
    </message>
    <message>
        <source>Open Sluice</source>
        <translation>打开 Sluice</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
</context>
<context>
    <name>sluice::ui::WorkspaceEditor</name>
    <message>
        <source>No workspace is open.</source>
        <translation>没有打开的工作区。</translation>
    </message>
    <message>
        <source>%1 cannot be read as a workspace now. Correct it first.</source>
        <translation>%1 目前无法作为工作区读取，请先更正。</translation>
    </message>
    <message>
        <source>Another process runs the jobs of %1. Make the change there, or stop it and open the file again.</source>
        <translation>%1 的任务由另一进程运行。请在那里更改，或停止它后重新打开文件。</translation>
    </message>
    <message>
        <source>%1 is just being written. Try again.</source>
        <translation>%1 正在写入，请重试。</translation>
    </message>
    <message>
        <source>There is nothing left to undo.</source>
        <translation>没有可撤销的内容。</translation>
    </message>
</context>
<context>
    <name>sluice::ui::forms::CheckRow</name>
    <message>
        <source>passed</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>%1 · required: %2</source>
        <translation>%1 · 要求：%2</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy what to do about %1</source>
        <translation>复制 %1 的处理方法</translation>
    </message>
    <message>
        <source>Put right…</source>
        <translation>修正…</translation>
    </message>
    <message>
        <source>Put %1 right</source>
        <translation>修正 %1</translation>
    </message>
</context>
<context>
    <name>sluice::ui::forms::ChoiceField</name>
    <message>
        <source>not said</source>
        <translation>未指定</translation>
    </message>
</context>
<context>
    <name>sluice::ui::forms::ConnectionForm</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Name of the connection</source>
        <translation>连接名称</translation>
    </message>
    <message>
        <source>Kind of system</source>
        <translation>系统类型</translation>
    </message>
    <message>
        <source>Small letters, digits and -, as orders-db. Jobs name it so.</source>
        <translation>小写字母、数字和 -，如 orders-db。任务以此名引用。</translation>
    </message>
    <message>
        <source>Jobs name it so. To give it another name, duplicate it.</source>
        <translation>任务以此名引用。需要其他名称时请复制该连接。</translation>
    </message>
    <message>
        <source>What a connection leads to is fixed: jobs are made for it.</source>
        <translation>连接的类型固定不变：任务为其而建。</translation>
    </message>
    <message>
        <source>It needs a name, as orders-db.</source>
        <translation>需要名称，如 orders-db。</translation>
    </message>
    <message>
        <source>“%1” cannot be a name. It begins with a small letter and has small letters, digits and - only, at most 41.</source>
        <translation>“%1”不能用作名称。须以小写字母开头，仅含小写字母、数字和 -，最多 41 个字符。</translation>
    </message>
    <message>
        <source>There is a connection %1 already. Choose another name.</source>
        <translation>连接 %1 已存在，请换一个名称。</translation>
    </message>
    <message>
        <source>A port is a number from 1 to 65535.</source>
        <translation>端口为 1 到 65535 的数字。</translation>
    </message>
    <message>
        <source>At least one broker is needed, as 127.0.0.1:9092.</source>
        <translation>至少需要一个 broker，如 127.0.0.1:9092。</translation>
    </message>
    <message>
        <source>“%1” is no broker. Write host:port, as 127.0.0.1:9092.</source>
        <translation>“%1”不是 broker。请写 host:port，如 127.0.0.1:9092。</translation>
    </message>
    <message>
        <source>At least one address is needed, as http://127.0.0.1:9200.</source>
        <translation>至少需要一个地址，如 http://127.0.0.1:9200。</translation>
    </message>
    <message>
        <source>“%1” is no address. Write http://host:port or https://host:port.</source>
        <translation>“%1”不是地址。请写 http://host:port 或 https://host:port。</translation>
    </message>
    <message>
        <source>Say user and password in their own fields, not in the address.</source>
        <translation>用户名和密码请填在各自的栏中，不要写在地址里。</translation>
    </message>
    <message>
        <source>A folder is needed, as /var/lib/sluice/out.</source>
        <translation>需要文件夹，如 /var/lib/sluice/out。</translation>
    </message>
    <message>
        <source>%1 is not there or cannot be read.</source>
        <translation>%1 不存在或无法读取。</translation>
    </message>
    <message>
        <source>A certificate of our own needs its key, too.</source>
        <translation>客户端证书还需要对应的密钥。</translation>
    </message>
</context>
<context>
    <name>sluice::ui::forms::EntryChip</name>
    <message>
        <source>Enter changes it, Del takes it away.</source>
        <translation>Enter 修改，Del 删除。</translation>
    </message>
</context>
<context>
    <name>sluice::ui::forms::LineField</name>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Choose: %1</source>
        <translation>选择：%1</translation>
    </message>
</context>
<context>
    <name>sluice::ui::forms::ListField</name>
    <message>
        <source>At least one is needed.</source>
        <translation>至少需要一项。</translation>
    </message>
</context>
<context>
    <name>sluice::ui::forms::OptionForm</name>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>已更改 %n 项</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::ui::forms::SecretField</name>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>in the keyring</source>
        <translation>密钥环</translation>
    </message>
    <message>
        <source>in the keyring (this session has none)</source>
        <translation>密钥环（此会话没有）</translation>
    </message>
    <message>
        <source>No keyring can be reached from here: there is no session bus. Use a variable or a file.</source>
        <translation>此处无法使用密钥环：没有会话总线。请使用环境变量或文件。</translation>
    </message>
    <message>
        <source>in a variable</source>
        <translation>环境变量</translation>
    </message>
    <message>
        <source>in a file</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>in the workspace file</source>
        <translation>工作区文件</translation>
    </message>
    <message>
        <source>Where %1 lies</source>
        <translation>%1 的位置</translation>
    </message>
    <message>
        <source>stored; type to replace it</source>
        <translation>已存储，输入可替换</translation>
    </message>
    <message>
        <source>the password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Kept by the system, unlocked with your session. It is never shown again.</source>
        <translation>由系统保管，随会话解锁，不再显示。</translation>
    </message>
    <message>
        <source>The environment variable has to be set where Sluice is started.</source>
        <translation>须在启动 Sluice 的环境中设置该变量。</translation>
    </message>
    <message>
        <source>The file holds the password and nothing else.</source>
        <translation>该文件只包含密码。</translation>
    </message>
    <message>
        <source>Whoever can read the workspace file can read the password. The keyring, a variable or a file is safer.</source>
        <translation>能读工作区文件者都能看到密码。密钥环、环境变量或文件更安全。</translation>
    </message>
    <message>
        <source>%1: name</source>
        <translation>%1：名称</translation>
    </message>
    <message>
        <source>This is needed: say where it lies.</source>
        <translation>此项必填：请指明位置。</translation>
    </message>
    <message>
        <source>Type the password; it goes into the keyring, not into the file.</source>
        <translation>请输入密码，它会存入密钥环而非文件。</translation>
    </message>
    <message>
        <source>Say which variable, as ORDERS_PASSWORD.</source>
        <translation>请指明变量，如 ORDERS_PASSWORD。</translation>
    </message>
    <message>
        <source>That is no name of a variable: letters, digits and _ only. Is it the password itself?</source>
        <translation>这不是变量名：只能含字母、数字和 _。是否误填了密码？</translation>
    </message>
    <message>
        <source>Say which file.</source>
        <translation>请指明文件。</translation>
    </message>
    <message>
        <source>Type the password.</source>
        <translation>请输入密码。</translation>
    </message>
</context>
<context>
    <name>sluice::ui::forms::TableField</name>
    <message>
        <source>Add a row</source>
        <translation>添加一行</translation>
    </message>
    <message>
        <source>Add a row to %1</source>
        <translation>向 %1 添加一行</translation>
    </message>
    <message>
        <source>%1, row %2, name</source>
        <translation>%1，第 %2 行，名称</translation>
    </message>
    <message>
        <source>%1, row %2, value</source>
        <translation>%1，第 %2 行，值</translation>
    </message>
    <message>
        <source>name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Remove this row</source>
        <translation>移除此行</translation>
    </message>
    <message>
        <source>“%1” has no name before it.</source>
        <translation>“%1”前缺少名称。</translation>
    </message>
    <message>
        <source>“%1” stands here twice; one of the two has to go.</source>
        <translation>“%1”出现两次，请删除其中一个。</translation>
    </message>
    <message>
        <source>At least one row is needed.</source>
        <translation>至少需要一行。</translation>
    </message>
</context>
<context>
    <name>sluice::ui::pages::activity::ActivityPage</name>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>States</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>跟随</translation>
    </message>
    <message>
        <source>Nothing happened yet</source>
        <translation>尚无活动</translation>
    </message>
    <message>
        <source>Commands, state changes, errors and the engine&apos;s log appear here as they come.</source>
        <translation>命令、状态变化、错误和引擎日志会随时显示在这里。</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Nothing is like that</source>
        <translation>没有匹配项</translation>
    </message>
    <message>
        <source>Stay at the newest line</source>
        <translation>保持在最新一行</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>The lines shown, as CSV</source>
        <translation>将所示行导出为 CSV</translation>
    </message>
    <message>
        <source>%1 line</source>
        <translation>%1 行</translation>
    </message>
    <message>
        <source>%1 lines</source>
        <translation>%1 行</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Export the lines shown</source>
        <translation>导出所示行</translation>
    </message>
    <message>
        <source>%1 lines are in %2</source>
        <translation>%1 行已保存到 %2</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>无法写入 %1：%2</translation>
    </message>
</context>
<context>
    <name>sluice::ui::pages::connections::ConnectionDetail</name>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop the test</source>
        <translation>停止测试</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Testing %1</source>
        <translation>正在测试 %1</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>刚刚</translation>
    </message>
</context>
<context>
    <name>sluice::ui::pages::connections::ConnectionEditor</name>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Test what the form says</source>
        <translation>按表单内容测试</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>New connection</source>
        <translation>新建连接</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>编辑 %1</translation>
    </message>
    <message>
        <source>Duplicate of %1</source>
        <translation>%1 的副本</translation>
    </message>
    <message>
        <source>Testing %1</source>
        <translation>正在测试 %1</translation>
    </message>
    <message>
        <source>Save %1?</source>
        <translation>保存 %1？</translation>
    </message>
    <message>
        <source>There is no keyring in this session. Say a variable or a file instead; nothing was written.</source>
        <translation>此会话没有密钥环。请改用环境变量或文件；未写入任何内容。</translation>
    </message>
</context>
<context>
    <name>sluice::ui::pages::connections::ConnectionList</name>
    <message>
        <source>Connections</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>No connection is like “%1”.</source>
        <translation>没有与“%1”匹配的连接。</translation>
    </message>
</context>
<context>
    <name>sluice::ui::pages::connections::ConnectionRow</name>
    <message>
        <source>read-only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>used by no job</source>
        <translation>无任务使用</translation>
    </message>
    <message>
        <source>used by %1</source>
        <translation>由 %1 使用</translation>
    </message>
</context>
<context>
    <name>sluice::ui::pages::connections::ConnectionsPage</name>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>No connection yet</source>
        <translation>尚无连接</translation>
    </message>
    <message>
        <source>A connection says how to reach one system: a MySQL to read from, a Kafka, TiDB, Redis or Elasticsearch to write to.</source>
        <translation>连接说明如何访问一个系统：要读取的 MySQL，或要写入的 Kafka、TiDB、Redis、Elasticsearch。</translation>
    </message>
    <message>
        <source>Reading the workspace file</source>
        <translation>正在读取工作区文件</translation>
    </message>
    <message>
        <source>New connection</source>
        <translation>新建连接</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Edit the chosen connection</source>
        <translation>编辑所选连接</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制副本</translation>
    </message>
    <message>
        <source>Duplicate the chosen connection</source>
        <translation>复制所选连接</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>移除…</translation>
    </message>
    <message>
        <source>Remove the chosen connection</source>
        <translation>移除所选连接</translation>
    </message>
    <message>
        <source>Test again</source>
        <translation>重新测试</translation>
    </message>
    <message>
        <source>Test the chosen connection again</source>
        <translation>重新测试所选连接</translation>
    </message>
    <message>
        <source>%1 cannot be removed: %2 uses it. Remove the job first, or give it another connection.</source>
        <translation>无法移除 %1：%2 正在使用。请先移除该任务，或为其指定其他连接。</translation>
    </message>
    <message>
        <source>%1 cannot be removed: %2 use it. Remove the jobs first, or give them another connection.</source>
        <translation>无法移除 %1：%2 正在使用。请先移除这些任务，或为其指定其他连接。</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>移除 %1？</translation>
    </message>
    <message>
        <source>[connection.%1] leaves the workspace file. The system itself and what is in it stay as they are. It can be undone for an hour.</source>
        <translation>[connection.%1] 将从工作区文件中移除。系统本身及其内容保持不变。一小时内可撤销。</translation>
    </message>
    <message>
        <source>Its password stays in the keyring.</source>
        <translation>其密码仍留在密钥环中。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>%1 was removed.</source>
        <translation>已移除 %1。</translation>
    </message>
    <message>
        <source>%1 was saved.</source>
        <translation>已保存 %1。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>sluice::ui::pages::job::ConfigurationTab</name>
    <message>
        <source>Apply…</source>
        <translation>应用…</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>还原</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>What the workspace file says of this job</source>
        <translation>工作区文件中此任务的内容</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Writes what the file said before the last change; until %1</source>
        <translation>写回上次更改前的内容；%1 前有效</translation>
    </message>
    <message>
        <source>the file now</source>
        <translation>当前文件</translation>
    </message>
    <message>
        <source>before %1</source>
        <translation>%1 之前</translation>
    </message>
    <message>
        <source>This text does not say [job.%1].</source>
        <translation>此文本中没有 [job.%1]。</translation>
    </message>
    <message>
        <source>The workspace file says nothing of this job.</source>
        <translation>工作区文件中没有此任务。</translation>
    </message>
    <message>
        <source>As it runs now. Change the text to see what that would do.</source>
        <translation>即当前运行的内容。修改文本可查看其影响。</translation>
    </message>
    <message>
        <source>Nothing changes for the job: only how the file says it.</source>
        <translation>任务不变，仅文件写法不同。</translation>
    </message>
    <message>
        <source>Rows already written are copied anew.</source>
        <translation>已写入的行将重新复制。</translation>
    </message>
    <message>
        <source>Rows already written keep their old form; Edit… can copy them anew.</source>
        <translation>已写入的行保持原样；可在“编辑…”中重新复制。</translation>
    </message>
    <message>
        <source>Change %1?</source>
        <translation>更改 %1？</translation>
    </message>
    <message>
        <source>Write and apply</source>
        <translation>写入并应用</translation>
    </message>
    <message>
        <source>%1 was changed. Undo is in its configuration for an hour.</source>
        <translation>%1 已更改。一小时内可在其配置中撤销。</translation>
    </message>
    <message>
        <source>The workspace file says again what it said before.</source>
        <translation>工作区文件已恢复为之前的内容。</translation>
    </message>
</context>
<context>
    <name>sluice::ui::pages::job::ErrorsTab</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>How it ended</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Reading what was kept…</source>
        <translation>正在读取保存的记录…</translation>
    </message>
    <message>
        <source>No error is known of this job</source>
        <translation>此任务没有已知错误</translation>
    </message>
</context>
<context>
    <name>sluice::ui::pages::job::JobCharts</name>
    <message>
        <source>Lag</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>吞吐量</translation>
    </message>
    <message>
        <source>Seconds between a commit at the source and its confirmation by the target, one value a second. p99: what 99 of 100 values of this range stay below. A gap means that it was not measured.</source>
        <translation>从源提交到目标确认的秒数，每秒一个值。p99：此范围内 99% 的值低于它。空缺表示未测量。</translation>
    </message>
    <message>
        <source>Rows a second, means of 5 s: what the job read, after its table filter, and what its target confirmed. Where the lines part, rows wait, are left out by a transform, or a target takes several of one row as one.</source>
        <translation>每秒行数，5 秒均值：任务经表过滤后读取的行与目标确认的行。两线分开表示行在等待、被转换去除，或目标将同一行的多次更改合并。</translation>
    </message>
    <message>
        <source>rows per second</source>
        <translation>每秒行数</translation>
    </message>
    <message>
        <source>objective %1</source>
        <translation>目标 %1</translation>
    </message>
    <message>
        <source>p99 %1 · %2</source>
        <translation>p99 %1 · %2</translation>
    </message>
    <message>
        <source>The job does not run</source>
        <translation>任务未运行</translation>
    </message>
    <message>
        <source>First points in 2 s</source>
        <translation>2 秒后显示首个数据点</translation>
    </message>
</context>
<context>
    <name>sluice::ui::pages::job::JobHeader</name>
    <message>
        <source>Begin anew…</source>
        <translation>重新开始…</translation>
    </message>
    <message>
        <source>Its checkpoint is of no use any more. Begin anew says what that does before it does it.</source>
        <translation>其检查点已不再可用。“重新开始”会在执行之前先说明它将做什么。</translation>
    </message>
    <message>
        <source>It does not try again by itself. Mend the cause, then start it: it goes on from its checkpoint, nothing is lost or left out.</source>
        <translation>不会自动重试。请排除原因后启动：从检查点继续，不丢失也不遗漏。</translation>
    </message>
    <message>
        <source>It tries again by itself, next in %1.</source>
        <translation>会自动重试，%1 后进行下一次。</translation>
    </message>
    <message>
        <source>It tries again by itself.</source>
        <translation>会自动重试。</translation>
    </message>
    <message>
        <source>Nothing moves and nothing said why. See whether the systems answer; a restart goes on from the checkpoint.</source>
        <translation>没有进展也没有说明原因。请查看系统是否有响应；重启会从检查点继续。</translation>
    </message>
    <message>
        <source>More for %1</source>
        <translation>%1 的更多操作</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>自 %1 起</translation>
    </message>
    <message>
        <source>Recovered at %1 from: %2</source>
        <translation>已于 %1 恢复：%2</translation>
    </message>
</context>
<context>
    <name>sluice::ui::pages::job::JobPage</name>
    <message>
        <source>Choose a job</source>
        <translation>选择任务</translation>
    </message>
    <message>
        <source>A job is opened from the pipeline, the list of jobs or the palette.</source>
        <translation>可从管道、任务列表或命令面板打开任务。</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>表</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Rejected rows</source>
        <translation>被拒绝的行</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Jobs / %1</source>
        <translation>任务 / %1</translation>
    </message>
    <message>
        <source>There is no job %1</source>
        <translation>没有任务 %1</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Fact</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>sluice::ui::pages::job::LogTab</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>跟随</translation>
    </message>
    <message>
        <source>Stay at the newest line</source>
        <translation>保持在最新一行</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>The lines shown, as CSV</source>
        <translation>将所示行导出为 CSV</translation>
    </message>
    <message>
        <source>Reading what was kept…</source>
        <translation>正在读取保存的记录…</translation>
    </message>
    <message>
        <source>Nothing happened to this job yet</source>
        <translation>此任务尚无记录</translation>
    </message>
</context>
<context>
    <name>sluice::ui::pages::job::RejectsTab</name>
    <message>
        <source>update</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>insert</source>
        <translation>插入</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Standing</source>
        <translation>处理</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Rejected rows</source>
        <translation>被拒绝的行</translation>
    </message>
    <message>
        <source>Replay…</source>
        <translation>重放…</translation>
    </message>
    <message>
        <source>Drop…</source>
        <translation>丢弃…</translation>
    </message>
    <message>
        <source>What would have been sent</source>
        <translation>本应发送的内容</translation>
    </message>
    <message>
        <source>The rows that were set aside cannot be read here</source>
        <translation>此处无法读取搁置的行</translation>
    </message>
    <message>
        <source>Reading what was set aside…</source>
        <translation>正在读取搁置的行…</translation>
    </message>
    <message>
        <source>superseded</source>
        <translation>已被取代</translation>
    </message>
    <message>
        <source>open</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>No row was set aside</source>
        <translation>没有搁置的行</translation>
    </message>
    <message>
        <source>%1 row is selected</source>
        <translation>已选择 %1 行</translation>
    </message>
    <message>
        <source>%1 rows are selected</source>
        <translation>已选择 %1 行</translation>
    </message>
    <message>
        <source>It could not be encoded: there is nothing that could be sent as it is</source>
        <translation>无法编码：没有可原样发送的内容</translation>
    </message>
    <message>
        <source>%1 rejected row</source>
        <translation>%1 个被拒绝的行</translation>
    </message>
    <message>
        <source>%1 rejected rows</source>
        <translation>%1 个被拒绝的行</translation>
    </message>
    <message>
        <source>Drop %1 of %2?</source>
        <translation>丢弃 %2 的 %1？</translation>
    </message>
    <message>
        <source>They are forgotten and cannot be sent again. The target stays as it is: it lacks these changes.</source>
        <translation>它们将被遗忘，无法再次发送。目标保持现状，缺少这些更改。</translation>
    </message>
    <message>
        <source>Drop %1</source>
        <translation>丢弃 %1</translation>
    </message>
    <message>
        <source>Send %1 of %2 again?</source>
        <translation>重新发送 %2 的 %1？</translation>
    </message>
    <message>
        <source>They take the way of the job again, with the version that they had.</source>
        <translation>它们以原有版本再次经过任务的流程。</translation>
    </message>
    <message>
        <source>What you wrote is sent in place of what was refused, with the version that it had.</source>
        <translation>以原有版本发送您所写的内容，代替被拒绝的内容。</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>重新发送</translation>
    </message>
    <message>
        <source>Send superseded rows, too: the target goes back to what is old</source>
        <translation>同时发送已被取代的行：目标会退回旧内容</translation>
    </message>
    <message>
        <source>A newer change of the same place was delivered or set aside: sending this one would bring back what is old</source>
        <translation>同一位置有更新的更改已送达或被搁置：发送此行会恢复旧内容</translation>
    </message>
    <message>
        <source>It could not be encoded: there is nothing to send</source>
        <translation>无法编码：没有可发送的内容</translation>
    </message>
</context>
<context>
    <name>sluice::ui::pages::job::StageRail</name>
    <message>
        <source>confirmed</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>may stop for</source>
        <translation>可停止时长</translation>
    </message>
</context>
<context>
    <name>sluice::ui::pages::job::TablesTab</name>
    <message>
        <source>Source table</source>
        <translation>源表</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Snapshot</source>
        <translation>快照</translation>
    </message>
    <message>
        <source>Inserted</source>
        <translation>插入</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Last change</source>
        <translation>最近更改</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>表</translation>
    </message>
    <message>
        <source>No row yet: tables appear here as their first rows arrive</source>
        <translation>尚无行：首批行到达后表会显示在此</translation>
    </message>
    <message>
        <source>No table yet: they appear here once the job has started</source>
        <translation>尚无表：任务启动后会显示在此</translation>
    </message>
</context>
<context>
    <name>sluice::ui::pages::job::TimeCard</name>
    <message>
        <source>Where the time goes</source>
        <translation>耗时分布</translation>
    </message>
    <message>
        <source>The job does not run</source>
        <translation>任务未运行</translation>
    </message>
    <message>
        <source>No row was confirmed in the last minute</source>
        <translation>最近一分钟没有确认的行</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>共 %1</translation>
    </message>
    <message>
        <source>of %1, mean of 1 min</source>
        <translation>共 %1，1 分钟均值</translation>
    </message>
    <message>
        <source>%1 rows of the last minute, each from its commit%2 until it was confirmed</source>
        <translation>最近一分钟的 %1 行，各自从提交%2到确认</translation>
    </message>
    <message>
        <source> (where it has one)</source>
        <translation>（如有）</translation>
    </message>
    <message>
        <source>Not known: whoever runs the job does not say</source>
        <translation>未知：运行该任务的进程没有提供信息</translation>
    </message>
</context>
<context>
    <name>sluice::ui::pages::jobs::DraftList</name>
    <message>
        <source>a new job</source>
        <translation>新任务</translation>
    </message>
    <message>
        <source>a change of %1</source>
        <translation>更改 %1</translation>
    </message>
    <message>
        <source> · step %1 of %2 · %3</source>
        <translation> · 第 %1/%2 步 · %3</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Go on with %1</source>
        <translation>继续 %1</translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation>放弃…</translation>
    </message>
    <message>
        <source>Discard %1</source>
        <translation>放弃 %1</translation>
    </message>
    <message>
        <source>Discard the draft %1?</source>
        <translation>放弃草稿 %1？</translation>
    </message>
    <message>
        <source>What was said in the wizard is forgotten. No job and no data are touched.</source>
        <translation>向导中填写的内容将被清除，不影响任务和数据。</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
</context>
<context>
    <name>sluice::ui::pages::jobs::JobsPage</name>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>At rest</source>
        <translation>未运行</translation>
    </message>
    <message>
        <source>No job yet</source>
        <translation>尚无任务</translation>
    </message>
    <message>
        <source>A job copies the tables of a MySQL and then follows its log, or reads topics of Kafka into another system.</source>
        <translation>任务先复制 MySQL 的表再跟随其日志，或将 Kafka 的主题读入另一系统。</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>No job is like that</source>
        <translation>没有匹配的任务</translation>
    </message>
    <message>
        <source>Select a job first</source>
        <translation>请先选择任务</translation>
    </message>
    <message>
        <source>%1 job</source>
        <translation>%1 个任务</translation>
    </message>
    <message>
        <source>%1 jobs</source>
        <translation>%1 个任务</translation>
    </message>
    <message>
        <source>, %1 selected</source>
        <translation>，已选 %1 个</translation>
    </message>
    <message>
        <source>%1 %2 jobs?</source>
        <translation>%1 %2 个任务？</translation>
    </message>
    <message>
        <source>Each finishes the writes on their way and keeps its checkpoint: %1.</source>
        <translation>每个任务会完成进行中的写入并保留检查点：%1。</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 %2 jobs</source>
        <translation>%1 %2 个任务</translation>
    </message>
</context>
<context>
    <name>sluice::ui::pages::jobs::ResultList</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>已接受</translation>
    </message>
    <message>
        <source>%1: %2 of %3 done</source>
        <translation>%1：%3 个中已完成 %2 个</translation>
    </message>
    <message>
        <source>, %1 not</source>
        <translation>，%1 个未成</translation>
    </message>
</context>
<context>
    <name>sluice::ui::pages::pipeline::ChartRow</name>
    <message>
        <source>Lag by job</source>
        <translation>各任务延迟</translation>
    </message>
    <message>
        <source>Kafka offsets</source>
        <translation>Kafka 偏移量</translation>
    </message>
    <message>
        <source>Cache hit rate</source>
        <translation>缓存命中率</translation>
    </message>
    <message>
        <source>Index counts</source>
        <translation>索引文档数</translation>
    </message>
    <message>
        <source>Seconds between a commit at the source and its confirmation by the sink, one value a second, of every job that should run. Idle jobs are grey and lie at 0. A gap means that it was not measured.</source>
        <translation>每个应运行任务从源提交到目标确认的秒数，每秒一个值。空闲任务为灰色并位于 0。空缺表示未测量。</translation>
    </message>
    <message>
        <source>End offsets (read_committed) and committed offsets, summed over the same topics and groups of our jobs: the space between the lines is the growth of the lag.</source>
        <translation>本任务相同主题与组的末端偏移量 (read_committed) 与已提交偏移量之和：两线之间的距离即延迟的增长。</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>速率</translation>
    </message>
    <message>
        <source>Offsets</source>
        <translation>偏移量</translation>
    </message>
    <message>
        <source>Hits ÷ look-ups of the last 60 s by INFO stats; Sluice&apos;s own look-ups are taken out. No look-ups: a gap. The axis need not begin at 0.</source>
        <translation>INFO stats 最近 60 秒的命中 ÷ 查询，不含 Sluice 自身的查询。无查询则留空。坐标轴不一定从 0 开始。</translation>
    </message>
    <message>
        <source>of 60 s</source>
        <translation>60 秒内</translation>
    </message>
    <message>
        <source>Documents of each index that our jobs write, by _count. The axis need not begin at 0.</source>
        <translation>本任务写入的各索引文档数 (_count)。坐标轴不一定从 0 开始。</translation>
    </message>
    <message>
        <source>documents</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>First points in 2 s</source>
        <translation>2 秒后显示首个数据点</translation>
    </message>
    <message>
        <source>%1 does not answer</source>
        <translation>%1 无响应</translation>
    </message>
    <message>
        <source>objective %1</source>
        <translation>目标 %1</translation>
    </message>
    <message>
        <source>No job yet</source>
        <translation>尚无任务</translation>
    </message>
    <message>
        <source>No job runs</source>
        <translation>没有运行中的任务</translation>
    </message>
    <message>
        <source>No Kafka connection</source>
        <translation>无 Kafka 连接</translation>
    </message>
    <message>
        <source>No Redis connection</source>
        <translation>无 Redis 连接</translation>
    </message>
    <message>
        <source>No look-ups in this range</source>
        <translation>此范围内无查询</translation>
    </message>
    <message>
        <source>No Elasticsearch connection</source>
        <translation>无 Elasticsearch 连接</translation>
    </message>
    <message>
        <source>No Kafka job yet</source>
        <translation>尚无 Kafka 任务</translation>
    </message>
    <message>
        <source>No Elasticsearch job yet</source>
        <translation>尚无 Elasticsearch 任务</translation>
    </message>
</context>
<context>
    <name>sluice::ui::pages::pipeline::Inspector</name>
    <message>
        <source>Inspector</source>
        <translation>检查器</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>%1 for %2</source>
        <translation>%1，已 %2</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>自 %1 起</translation>
    </message>
    <message>
        <source>Recovered at %1 from: %2</source>
        <translation>已于 %1 恢复：%2</translation>
    </message>
    <message>
        <source>snapshot</source>
        <translation>快照</translation>
    </message>
    <message>
        <source>Rows and tables copied; the number of rows is the server&apos;s estimate</source>
        <translation>已复制的行和表；行数为服务器的估计值</translation>
    </message>
    <message>
        <source>Choose one</source>
        <translation>请选择一个</translation>
    </message>
    <message>
        <source>New job from here</source>
        <translation>从此处新建任务</translation>
    </message>
</context>
<context>
    <name>sluice::ui::pages::pipeline::PipelinePage</name>
    <message>
        <source>%1 job</source>
        <translation>%1 个任务</translation>
    </message>
    <message>
        <source>%1 jobs</source>
        <translation>%1 个任务</translation>
    </message>
    <message>
        <source>Add a MySQL to begin</source>
        <translation>添加 MySQL 以开始</translation>
    </message>
    <message>
        <source>What else is wrong</source>
        <translation>其他问题</translation>
    </message>
    <message>
        <source>Pipeline</source>
        <translation>管道</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>源</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Lag</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>速率</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>In no job</source>
        <translation>不在任务中</translation>
    </message>
    <message>
        <source>This workspace has no connection yet. What its jobs read from comes first.</source>
        <translation>此工作区尚无连接。请先添加任务要读取的系统。</translation>
    </message>
    <message>
        <source>New connection</source>
        <translation>新建连接</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Systems</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>数值</translation>
    </message>
</context>
<context>
    <name>sluice::ui::pages::pipeline::VerdictBar</name>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>+%1 more</source>
        <translation>另有 %1 项</translation>
    </message>
    <message>
        <source>A dashed pill proposes one: a click begins it.</source>
        <translation>虚线框是建议的任务：点击开始创建。</translation>
    </message>
</context>
<context>
    <name>sluice::ui::pages::settings::SettingsPage</name>
    <message>
        <source>Look</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>as the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>high contrast</source>
        <translation>高对比度</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>On top of the scale of the screen.</source>
        <translation>在屏幕缩放之上再应用。</translation>
    </message>
    <message>
        <source>moving</source>
        <translation>动态</translation>
    </message>
    <message>
        <source>still</source>
        <translation>静止</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>动效</translation>
    </message>
    <message>
        <source>Still: no gliding, no moving dashes, no turning rings.</source>
        <translation>静止：无滑动、无流动虚线、无旋转圆环。</translation>
    </message>
    <message>
        <source>Words and numbers</source>
        <translation>语言与数字</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Names of tables, states in logs and the workspace file stay as they are.</source>
        <translation>表名、日志中的状态和工作区文件保持不变。</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>时区</translation>
    </message>
    <message>
        <source>this computer&apos;s (%1)</source>
        <translation>本机 (%1)</translation>
    </message>
    <message>
        <source>Of every time that is shown. Logs and files keep UTC.</source>
        <translation>用于所有显示的时间。日志和文件保持 UTC。</translation>
    </message>
    <message>
        <source>“%1” is no time zone. Choose one, as Asia/Seoul.</source>
        <translation>“%1”不是时区。请选择，如 Asia/Shanghai。</translation>
    </message>
    <message>
        <source>Sizes</source>
        <translation>大小单位</translation>
    </message>
    <message>
        <source>Of memory, tables and files. Rates of a network are always in MB/s.</source>
        <translation>用于内存、表和文件。网络速率始终为 MB/s。</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>not known here</source>
        <translation>此处未知</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>数据文件夹</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open the data folder</source>
        <translation>打开数据文件夹</translation>
    </message>
    <message>
        <source>%1 is not there yet. It is made when a workspace is opened.</source>
        <translation>%1 尚不存在，打开工作区时创建。</translation>
    </message>
    <message>
        <source>%1 cannot be shown: this session has no program for folders.</source>
        <translation>无法显示 %1：此会话没有可打开文件夹的程序。</translation>
    </message>
    <message>
        <source>Checkpoints, drafts, rejected rows and earlier texts of workspaces. Chosen with --state.</source>
        <translation>检查点、草稿、被拒绝的行及工作区的历史内容。用 --state 指定。</translation>
    </message>
    <message>
        <source>Passwords can go into the keyring of this session.</source>
        <translation>密码可存入此会话的密钥环。</translation>
    </message>
    <message>
        <source>This session has no keyring (there is no session bus). Passwords come from variables (env:) and files (file:).</source>
        <translation>此会话没有密钥环（无会话总线）。密码取自环境变量 (env:) 和文件 (file:)。</translation>
    </message>
    <message>
        <source>Keyring</source>
        <translation>密钥环</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Watching</source>
        <translation>监视</translation>
    </message>
    <message>
        <source>every %1 to %2 s</source>
        <translation>每 %1–%2 秒</translation>
    </message>
    <message>
        <source>Intervals</source>
        <translation>间隔</translation>
    </message>
    <message>
        <source>How often each system is asked: MySQL most, Elasticsearch and TiDB least. Faults are seen later, too.</source>
        <translation>询问各系统的频率：MySQL 最频繁，Elasticsearch 和 TiDB 最少。故障也会相应较晚显示。</translation>
    </message>
</context>
<context>
    <name>sluice::ui::pages::welcome::SandboxSheet</name>
    <message>
        <source>The sandbox</source>
        <translation>沙箱</translation>
    </message>
    <message>
        <source>Put a load on it: about 100 changes a second and the reads of a shop, for an hour at most</source>
        <translation>施加负载：每秒约 100 次更改及商店的读取，最长一小时</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop sandbox…</source>
        <translation>停止沙箱…</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>启动</translation>
    </message>
    <message>
        <source>Open the pipeline</source>
        <translation>打开管道</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>First start</source>
        <translation>首次启动</translation>
    </message>
    <message>
        <source>not running here: %1</source>
        <translation>无法在此运行：%1</translation>
    </message>
    <message>
        <source>answers now</source>
        <translation>已响应</translation>
    </message>
    <message>
        <source>joins later, %1 min</source>
        <translation>稍后加入，%1 分钟</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>数秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>none, cached</source>
        <translation>无，已缓存</translation>
    </message>
    <message>
        <source>Real servers on this machine, reached from this machine only, with a shop&apos;s data. Together: %1 to download, %2 of disk, %3 more memory.</source>
        <translation>本机上的真实服务器，仅本机可访问，带有商店数据。合计：下载 %1，磁盘 %2，另需内存 %3。</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>%1 of memory is free.</source>
        <translation>空闲内存 %1。</translation>
    </message>
    <message>
        <source>That is not enough: untick a system.</source>
        <translation>内存不足：请取消勾选一个系统。</translation>
    </message>
    <message>
        <source>It usually takes %1 min.</source>
        <translation>通常需要 %1 分钟。</translation>
    </message>
    <message>
        <source>%1 of %2 answer</source>
        <translation>%2 个中 %1 个已响应</translation>
    </message>
    <message>
        <source>, %1 so far</source>
        <translation>，已用 %1</translation>
    </message>
    <message>
        <source>The pipeline can be opened; the others join it as they come.</source>
        <translation>可以打开管道；其余系统就绪后加入。</translation>
    </message>
    <message>
        <source>Looking at what this machine can run…</source>
        <translation>正在检查本机可运行的内容…</translation>
    </message>
    <message>
        <source>Stop the sandbox?</source>
        <translation>停止沙箱？</translation>
    </message>
    <message>
        <source>Its servers end. Their data stays for the next start, unless it is removed.</source>
        <translation>其服务器将结束。数据会保留到下次启动，除非将其移除。</translation>
    </message>
    <message>
        <source>Stop sandbox</source>
        <translation>停止沙箱</translation>
    </message>
    <message>
        <source>Remove the data too</source>
        <translation>同时移除数据</translation>
    </message>
</context>
<context>
    <name>sluice::ui::pages::welcome::WelcomePage</name>
    <message>
        <source>Connect your systems</source>
        <translation>连接您的系统</translation>
    </message>
    <message>
        <source>Make your first job step by step: from your MySQL to TiDB, Kafka, Redis or Elasticsearch. It is kept in %1.</source>
        <translation>分步创建第一个任务：从 MySQL 到 TiDB、Kafka、Redis 或 Elasticsearch。保存在 %1。</translation>
    </message>
    <message>
        <source>Try the sandbox</source>
        <translation>试用沙箱</translation>
    </message>
    <message>
        <source>Real MySQL, Kafka, Redis, Elasticsearch and TiDB on this machine, with a shop&apos;s data and four jobs between them.</source>
        <translation>本机上真实的 MySQL、Kafka、Redis、Elasticsearch 和 TiDB，带有商店数据和四个任务。</translation>
    </message>
    <message>
        <source>Open a workspace file</source>
        <translation>打开工作区文件</translation>
    </message>
    <message>
        <source>Choose a .toml file, or drag it into this window.</source>
        <translation>选择 .toml 文件，或将其拖入此窗口。</translation>
    </message>
    <message>
        <source>Begin a workspace file elsewhere…</source>
        <translation>在其他位置新建工作区文件…</translation>
    </message>
    <message>
        <source>Keep everything in step with your MySQL</source>
        <translation>让一切与您的 MySQL 保持同步</translation>
    </message>
    <message>
        <source>Sluice reads the binlog, writes to TiDB, Kafka, Redis and Elasticsearch, and shows how far each one is.</source>
        <translation>Sluice 读取 binlog，写入 TiDB、Kafka、Redis 和 Elasticsearch，并显示各自的进度。</translation>
    </message>
    <message>
        <source>Where the new workspace file goes</source>
        <translation>新工作区文件的位置</translation>
    </message>
    <message>
        <source>Workspaces (*.toml)</source>
        <translation>工作区 (*.toml)</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>无法写入 %1：%2</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>正在打开 %1</translation>
    </message>
    <message>
        <source>%1 cannot be opened</source>
        <translation>无法打开 %1</translation>
    </message>
</context>
<context>
    <name>sluice::ui::wizard::Asking</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop reading %1</source>
        <translation>停止读取 %1</translation>
    </message>
    <message>
        <source>still reading %1…</source>
        <translation>仍在读取 %1…</translation>
    </message>
    <message>
        <source>reading %1…</source>
        <translation>正在读取 %1…</translation>
    </message>
</context>
<context>
    <name>sluice::ui::wizard::ConnectionList</name>
    <message>
        <source>read-only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>, chosen</source>
        <translation>，已选</translation>
    </message>
</context>
<context>
    <name>sluice::ui::wizard::ConnectionStep</name>
    <message>
        <source>New connection</source>
        <translation>新建连接</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Choose another</source>
        <translation>选择其他</translation>
    </message>
    <message>
        <source>The test was stopped. Test again, or choose another connection.</source>
        <translation>测试已停止。请重新测试或选择其他连接。</translation>
    </message>
    <message>
        <source> or </source>
        <translation> 或 </translation>
    </message>
    <message>
        <source>Source</source>
        <translation>源</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Which %1 is read?</source>
        <translation>从哪个 %1 读取？</translation>
    </message>
    <message>
        <source>Which %1 gets the rows?</source>
        <translation>将行写入哪个 %1？</translation>
    </message>
    <message>
        <source>Choosing one tests it at once. Nothing is written to it before the last step.</source>
        <translation>选择后立即测试。最后一步之前不会写入任何内容。</translation>
    </message>
    <message>
        <source>%1 · ready</source>
        <translation>%1 · 就绪</translation>
    </message>
    <message>
        <source>%1 · not reachable</source>
        <translation>%1 · 无法访问</translation>
    </message>
    <message>
        <source>No connection is chosen. Choose one, or make a new one.</source>
        <translation>未选择连接。请选择或新建一个。</translation>
    </message>
    <message>
        <source>%1 is not in the workspace any more. Choose another.</source>
        <translation>%1 已不在工作区中，请选择其他。</translation>
    </message>
    <message>
        <source>%1 is read-only. Choose another, or change it in Connections.</source>
        <translation>%1 为只读。请选择其他，或在“连接”中更改。</translation>
    </message>
    <message>
        <source>%1 cannot be logged in to. The step that failed says why.</source>
        <translation>无法登录 %1，失败的步骤说明了原因。</translation>
    </message>
    <message>
        <source>%1 is read-only, and a target is written to. Untick it, or choose another connection.</source>
        <translation>%1 为只读，而目标需要写入。请取消只读，或选择其他连接。</translation>
    </message>
    <message>
        <source>Testing %1</source>
        <translation>正在测试 %1</translation>
    </message>
    <message>
        <source>%1 cannot be logged in to. The step below says why and what helps.</source>
        <translation>无法登录 %1，下方步骤说明了原因与处理方法。</translation>
    </message>
</context>
<context>
    <name>sluice::ui::wizard::DiffView</name>
    <message>
        <source>What is written to the workspace file</source>
        <translation>写入工作区文件的内容</translation>
    </message>
</context>
<context>
    <name>sluice::ui::wizard::FirstRow</name>
    <message>
        <source>First row in %1 after %2</source>
        <translation>%2 后首行到达 %1</translation>
    </message>
</context>
<context>
    <name>sluice::ui::wizard::Footer</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Leaves; the draft is kept (Esc)</source>
        <translation>离开，保留草稿 (Esc)</translation>
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
        <translation>来自</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>The rest of the job can be changed; what it is cannot.</source>
        <translation>任务的类型不可更改，其余可以更改。</translation>
    </message>
    <message>
        <source>A job copies the rows that are there, then follows every change.</source>
        <translation>任务先复制现有的行，再跟随每次更改。</translation>
    </message>
    <message>
        <source>%1 keeps its name and the kinds of its two systems: its checkpoint belongs to them. Duplicate the job to have others.</source>
        <translation>%1 的名称和两端系统类型保持不变：检查点与其绑定。如需不同，请复制该任务。</translation>
    </message>
    <message>
        <source>%1, chosen</source>
        <translation>%1，已选</translation>
    </message>
    <message>
        <source>From Kafka to Kafka there is no job</source>
        <translation>没有从 Kafka 到 Kafka 的任务</translation>
    </message>
    <message>
        <source>Fixed after creation</source>
        <translation>创建后固定</translation>
    </message>
    <message>
        <source>Fixed after creation; small letters, digits and -</source>
        <translation>创建后固定；小写字母、数字和 -</translation>
    </message>
    <message>
        <source>The job has no name. Give it one, such as publish.</source>
        <translation>任务没有名称，请命名，如 publish。</translation>
    </message>
    <message>
        <source>%1 is no name for a job. Begin with a small letter, then small letters, digits and -.</source>
        <translation>%1 不能用作任务名称。须以小写字母开头，之后为小写字母、数字和 -。</translation>
    </message>
    <message>
        <source>A job %1 is there already. Choose another name.</source>
        <translation>任务 %1 已存在，请换一个名称。</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>What should the job do?</source>
        <translation>此任务要做什么？</translation>
    </message>
</context>
<context>
    <name>sluice::ui::wizard::NewTypeRow</name>
    <message>
        <source>Confirm</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Type of %1</source>
        <translation>%1 的类型</translation>
    </message>
    <message>
        <source>Confirm the type of %1</source>
        <translation>确认 %1 的类型</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>guessed</source>
        <translation>推测</translation>
    </message>
</context>
<context>
    <name>sluice::ui::wizard::NewTypes</name>
    <message>
        <source>Types of new columns</source>
        <translation>新列的类型</translation>
    </message>
    <message>
        <source>Confirm all</source>
        <translation>全部确认</translation>
    </message>
    <message>
        <source>Nobody says the types of these fields. They are guessed from the newest records: confirm each, or write another.</source>
        <translation>这些字段的类型没有任何地方说明，是根据最新记录推测的：请逐个确认，或改写。</translation>
    </message>
    <message>
        <source>No value of it was seen but null. Write its type, as varchar(255).</source>
        <translation>除 null 外没有见到任何值。请写出类型，如 varchar(255)。</translation>
    </message>
    <message>
        <source>The type of %1 is guessed. Confirm it, or write another.</source>
        <translation>%1 的类型是推测的。请确认，或改写。</translation>
    </message>
    <message>
        <source>Nobody says the types of these fields, so Elasticsearch finds them out from the first document. Confirm a guess, or write another, and the index is created so.</source>
        <translation>这些字段的类型没有任何地方说明，Elasticsearch 会根据第一个文档确定。确认推测或改写后，将按此创建索引。</translation>
    </message>
</context>
<context>
    <name>sluice::ui::wizard::OwnTargets</name>
    <message>
        <source>Different for this table…</source>
        <translation>此表单独设置…</translation>
    </message>
    <message>
        <source>table</source>
        <translation>表</translation>
    </message>
    <message>
        <source>topic</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>key pattern</source>
        <translation>键模式</translation>
    </message>
    <message>
        <source>index</source>
        <translation>索引</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>As for the others</source>
        <translation>与其他相同</translation>
    </message>
    <message>
        <source>Every ticked table has its own already</source>
        <translation>勾选的表均已单独设置</translation>
    </message>
</context>
<context>
    <name>sluice::ui::wizard::PlanView</name>
    <message>
        <source>A new job.</source>
        <translation>新任务。</translation>
    </message>
    <message>
        <source>The job stops. What it wrote stays.</source>
        <translation>任务停止，已写入的内容保留。</translation>
    </message>
    <message>
        <source>Live, from the next batch on. Nothing restarts.</source>
        <translation>从下一批次起即时生效，无需重启。</translation>
    </message>
    <message>
        <source>Restarts from its checkpoint, about 2 s.</source>
        <translation>从检查点重启，约 2 秒。</translation>
    </message>
    <message>
        <source>Another source: its checkpoint means nothing there. It begins anew, as step 6 says.</source>
        <translation>源已更换，检查点在那里无意义。将按第 6 步从头开始。</translation>
    </message>
    <message>
        <source>Nothing changes.</source>
        <translation>没有更改。</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>未指定</translation>
    </message>
    <message>
        <source>Copied while the others go on: %1.</source>
        <translation>其余继续运行时复制：%1。</translation>
    </message>
    <message>
        <source>No longer followed; what the target has of them stays: %1.</source>
        <translation>不再跟随，目标中已有内容保留：%1。</translation>
    </message>
    <message>
        <source>Rows already written keep their old form</source>
        <translation>已写入的行保持原样</translation>
    </message>
    <message>
        <source>from now on</source>
        <translation>从现在起</translation>
    </message>
    <message>
        <source>new snapshot of its tables</source>
        <translation>重新快照其表</translation>
    </message>
</context>
<context>
    <name>sluice::ui::wizard::PreviewPanel</name>
    <message>
        <source>Row before</source>
        <translation>上一行</translation>
    </message>
    <message>
        <source>Next row</source>
        <translation>下一行</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>What the target gets</source>
        <translation>目标将收到的内容</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Snapshot row</source>
        <translation>快照行</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Find key</source>
        <translation>按键查找</translation>
    </message>
    <message>
        <source>Mapping</source>
        <translation>映射</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表</translation>
    </message>
    <message>
        <source>row %1 of %2</source>
        <translation>第 %1 / %2 行</translation>
    </message>
    <message>
        <source>Made from this row.</source>
        <translation>由此行生成。</translation>
    </message>
    <message>
        <source>Choose a table to see a row of it as the target gets it.</source>
        <translation>选择表以查看目标将收到的行。</translation>
    </message>
    <message>
        <source>Reading was stopped. F5 reads again.</source>
        <translation>读取已停止，按 F5 重新读取。</translation>
    </message>
    <message>
        <source>No answer yet.</source>
        <translation>尚无回应。</translation>
    </message>
    <message>
        <source>This row of %1 was read before.</source>
        <translation>下面 %1 的行是之前读取的。</translation>
    </message>
</context>
<context>
    <name>sluice::ui::wizard::ReviewStep</name>
    <message>
        <source>Pre-flight</source>
        <translation>预检</translation>
    </message>
    <message>
        <source>What the change does</source>
        <translation>更改的影响</translation>
    </message>
    <message>
        <source>Written to the workspace file</source>
        <translation>写入工作区文件的内容</translation>
    </message>
    <message>
        <source>both systems</source>
        <translation>两端系统</translation>
    </message>
    <message>
        <source>The checks were stopped. F5 runs them again.</source>
        <translation>检查已停止，按 F5 重新运行。</translation>
    </message>
    <message>
        <source>Apply the change?</source>
        <translation>应用更改？</translation>
    </message>
    <message>
        <source>Is everything ready?</source>
        <translation>一切就绪？</translation>
    </message>
    <message>
        <source>The job goes on as it is until you apply. Undo is there for an hour.</source>
        <translation>应用之前任务照常运行。一小时内可撤销。</translation>
    </message>
    <message>
        <source>Nothing was written until now.</source>
        <translation>到目前为止未写入任何内容。</translation>
    </message>
    <message>
        <source>checking…</source>
        <translation>检查中…</translation>
    </message>
    <message>
        <source>checked</source>
        <translation>已检查</translation>
    </message>
    <message>
        <source>How much is copied is being read…</source>
        <translation>正在读取复制量…</translation>
    </message>
    <message>
        <source>%1, ≈ %2 rows, %3</source>
        <translation>%1，约 %2 行，%3</translation>
    </message>
    <message>
        <source>, about %1 ± 50 % at %2</source>
        <translation>，约 %1 ± 50 %（按 %2）</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Checking both systems and the job</source>
        <translation>正在检查两端系统和任务</translation>
    </message>
    <message>
        <source>%1 to correct · F5 checks again</source>
        <translation>%1 项待更正 · 按 F5 重新检查</translation>
    </message>
    <message>
        <source>ready, with %1</source>
        <translation>就绪，%1</translation>
    </message>
    <message>
        <source>%1 passed</source>
        <translation>%1 通过</translation>
    </message>
    <message>
        <source>%1 of the checks failed. Correct what they name, then press F5.</source>
        <translation>%1 项检查失败。请更正所指问题，然后按 F5。</translation>
    </message>
    <message>
        <source>Pre-flight and review</source>
        <translation>预检与确认</translation>
    </message>
    <message>
        <source>%1 table</source>
        <translation>%1 张表</translation>
    </message>
    <message>
        <source>%1 tables</source>
        <translation>%1 张表</translation>
    </message>
    <message>
        <source>%1 warning</source>
        <translation>%1 个警告</translation>
    </message>
    <message>
        <source>%1 warnings</source>
        <translation>%1 个警告</translation>
    </message>
    <message>
        <source>%1 check</source>
        <translation>%1 项检查</translation>
    </message>
    <message>
        <source>%1 checks</source>
        <translation>%1 项检查</translation>
    </message>
    <message>
        <source>Create the topic at %1?</source>
        <translation>在 %1 创建主题？</translation>
    </message>
    <message>
        <source>Change a setting of %1?</source>
        <translation>更改 %1 的设置？</translation>
    </message>
    <message>
        <source>This is sent to %1 now, before the job exists, and stays when it is not made. To take it back: %2.</source>
        <translation>现在就发送到 %1，早于任务创建；即使不创建任务也会保留。要撤回：%2。</translation>
    </message>
    <message>
        <source>Create it</source>
        <translation>创建</translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>更改</translation>
    </message>
</context>
<context>
    <name>sluice::ui::wizard::StartStep</name>
    <message>
        <source>GTID set</source>
        <translation>GTID 集合</translation>
    </message>
    <message>
        <source>Log file</source>
        <translation>日志文件</translation>
    </message>
    <message>
        <source>Offset in the file</source>
        <translation>文件内偏移量</translation>
    </message>
    <message>
        <source>Time, UTC</source>
        <translation>时间，UTC</translation>
    </message>
    <message>
        <source>Consumer group</source>
        <translation>消费者组</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>Behaviour</source>
        <translation>行为</translation>
    </message>
    <message>
        <source>Snapshot, then live</source>
        <translation>先快照，再实时</translation>
    </message>
    <message>
        <source>From the oldest log</source>
        <translation>从最早的日志</translation>
    </message>
    <message>
        <source>From now on</source>
        <translation>从现在起</translation>
    </message>
    <message>
        <source>From a GTID set</source>
        <translation>从 GTID 集合</translation>
    </message>
    <message>
        <source>From a position</source>
        <translation>从指定位置</translation>
    </message>
    <message>
        <source>From a time</source>
        <translation>从指定时间</translation>
    </message>
    <message>
        <source>Where it began is behind it: the job goes on from its checkpoint.</source>
        <translation>起点已过：任务从检查点继续。</translation>
    </message>
    <message>
        <source>Everything here can be changed later.</source>
        <translation>此处所有设置以后均可更改。</translation>
    </message>
    <message>
        <source>From the beginning</source>
        <translation>从头开始</translation>
    </message>
    <message>
        <source>kept for %1</source>
        <translation>保留 %1</translation>
    </message>
    <message>
        <source>Keys are only deleted: there is nothing to copy first</source>
        <translation>仅删除键：无需先复制</translation>
    </message>
    <message>
        <source>Where the group has offsets already, the job resumes there.</source>
        <translation>若该组已有偏移量，任务从那里继续。</translation>
    </message>
    <message>
        <source>Start and behaviour</source>
        <translation>起点与行为</translation>
    </message>
    <message>
        <source>Where does it begin, and how does it behave?</source>
        <translation>从哪里开始，如何运行？</translation>
    </message>
    <message>
        <source>Whether the job can begin there was not found out. F5 asks again.</source>
        <translation>未能查明任务能否从那里开始。按 F5 重新查询。</translation>
    </message>
</context>
<context>
    <name>sluice::ui::wizard::StepButton</name>
    <message>
        <source>Step %1: %2</source>
        <translation>第 %1 步：%2</translation>
    </message>
    <message>
        <source>, shown now</source>
        <translation>，当前显示</translation>
    </message>
    <message>
        <source>Comes after the steps before it</source>
        <translation>需先完成前面的步骤</translation>
    </message>
    <message>
        <source>%1 to correct</source>
        <translation>%1 项待更正</translation>
    </message>
    <message>
        <source>%1 problem</source>
        <translation>%1 个问题</translation>
    </message>
    <message>
        <source>%1 problems</source>
        <translation>%1 个问题</translation>
    </message>
</context>
<context>
    <name>sluice::ui::wizard::TableDetails</name>
    <message>
        <source>keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>rename</source>
        <translation>改名</translation>
    </message>
    <message>
        <source>mask: text</source>
        <translation>脱敏：文本</translation>
    </message>
    <message>
        <source>mask: sha256</source>
        <translation>脱敏：sha256</translation>
    </message>
    <message>
        <source>drop</source>
        <translation>去除</translation>
    </message>
    <message>
        <source>all rows, or: status &lt;&gt; &apos;deleted&apos;</source>
        <translation>所有行，或：status &lt;&gt; &apos;deleted&apos;</translation>
    </message>
    <message>
        <source>Only rows where</source>
        <translation>行条件</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>Deliver every %1</source>
        <translation>投递每个%1</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>操作类型</translation>
    </message>
    <message>
        <source>the record&apos;s own key</source>
        <translation>记录自身的键</translation>
    </message>
    <message>
        <source>Choose key columns (none: order per table only)</source>
        <translation>选择键列（无则仅保证表内顺序）</translation>
    </message>
    <message>
        <source>Choose key columns</source>
        <translation>选择键列</translation>
    </message>
    <message>
        <source>Key: %1</source>
        <translation>键：%1</translation>
    </message>
    <message>
        <source>Columns that identify a row</source>
        <translation>标识一行的列</translation>
    </message>
    <message>
        <source>The primary key; click to choose other columns</source>
        <translation>主键；点击可选择其他列</translation>
    </message>
    <message>
        <source>A unique key without NULL, since there is no primary key</source>
        <translation>无主键，使用不含 NULL 的唯一键</translation>
    </message>
    <message>
        <source>The columns are not read yet</source>
        <translation>尚未读取列</translation>
    </message>
    <message>
        <source>What becomes of %1</source>
        <translation>%1 的处理方式</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>新名称</translation>
    </message>
    <message>
        <source>Where the salt lies</source>
        <translation>盐的位置</translation>
    </message>
    <message>
        <source>Text in its place</source>
        <translation>替代文本</translation>
    </message>
    <message>
        <source>env:NAME, file:PATH or keyring</source>
        <translation>env:NAME、file:PATH 或 keyring</translation>
    </message>
    <message>
        <source>A transform for several tables says so. Change it in the workspace file.</source>
        <translation>由面向多个表的转换指定，请在工作区文件中更改。</translation>
    </message>
    <message>
        <source>Part of the key: it can be renamed or hashed, not dropped or masked by text.</source>
        <translation>属于键：可改名或哈希，不能去除或用文本脱敏。</translation>
    </message>
    <message>
        <source>%1 has no new name. Write one, or keep it.</source>
        <translation>%1 没有新名称，请填写或保留原名。</translation>
    </message>
    <message>
        <source>A salt in plain text can be read by everyone who has the file. Use env:NAME, file:PATH or keyring.</source>
        <translation>明文的盐可被任何持有文件者读取。请用 env:NAME、file:PATH 或 keyring。</translation>
    </message>
    <message>
        <source>The hash has no salt. Say where it lies: env:NAME, file:PATH, keyring.</source>
        <translation>哈希没有盐。请指明位置：env:NAME、file:PATH、keyring。</translation>
    </message>
    <message>
        <source>There is a column %1 already. Choose another name.</source>
        <translation>列 %1 已存在，请换一个名称。</translation>
    </message>
    <message>
        <source>%1 is part of the key and cannot be dropped or masked by text: rows would no longer be told apart. Hash it, or choose another key.</source>
        <translation>%1 属于键，不能去除或用文本脱敏，否则无法区分行。请改用哈希，或选择其他键。</translation>
    </message>
    <message>
        <source>matches %1 of %2 rows read</source>
        <translation>读取的 %2 行中 %1 行匹配</translation>
    </message>
</context>
<context>
    <name>sluice::ui::wizard::TableTree</name>
    <message>
        <source>not there any more</source>
        <translation>已不存在</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>no key: choose one</source>
        <translation>无键：请选择</translation>
    </message>
    <message>
        <source>messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>written by %1</source>
        <translation>由 %1 写入</translation>
    </message>
    <message>
        <source>guessed</source>
        <translation>推测</translation>
    </message>
    <message>
        <source>key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>as %1</source>
        <translation>改为 %1</translation>
    </message>
    <message>
        <source>masked</source>
        <translation>已脱敏</translation>
    </message>
    <message>
        <source>dropped</source>
        <translation>已去除</translation>
    </message>
    <message>
        <source>%1 table</source>
        <translation>%1 张表</translation>
    </message>
    <message>
        <source>%1 tables</source>
        <translation>%1 张表</translation>
    </message>
    <message>
        <source>%1 partition</source>
        <translation>%1 个分区</translation>
    </message>
    <message>
        <source>%1 partitions</source>
        <translation>%1 个分区</translation>
    </message>
</context>
<context>
    <name>sluice::ui::wizard::TablesStep</name>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Also tables created later</source>
        <translation>包括以后创建的表</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>表</translation>
    </message>
    <message>
        <source>Reading was stopped. F5 reads again.</source>
        <translation>读取已停止，按 F5 重新读取。</translation>
    </message>
    <message>
        <source>Format of the records</source>
        <translation>记录格式</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Topics and fields</source>
        <translation>主题与字段</translation>
    </message>
    <message>
        <source>Tables and columns</source>
        <translation>表与列</translation>
    </message>
    <message>
        <source>Which topics, and what of each record?</source>
        <translation>哪些主题，取每条记录的什么？</translation>
    </message>
    <message>
        <source>Which tables, and what of each row?</source>
        <translation>哪些表，取每行的什么？</translation>
    </message>
    <message>
        <source>the target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Tick topics; open one to choose its fields. The preview is what %1 will get.</source>
        <translation>勾选主题，展开可选择字段。预览即 %1 将收到的内容。</translation>
    </message>
    <message>
        <source>Tick tables; open one to choose its columns. The preview is what %1 will get.</source>
        <translation>勾选表，展开可选择列。预览即 %1 将收到的内容。</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>No topic is ticked. Tick at least one.</source>
        <translation>未勾选主题，请至少勾选一个。</translation>
    </message>
    <message>
        <source>No table is ticked. Tick at least one.</source>
        <translation>未勾选表，请至少勾选一个。</translation>
    </message>
    <message>
        <source>%1 is not there any more. Untick it, or create the topic.</source>
        <translation>%1 已不存在。请取消勾选，或创建该主题。</translation>
    </message>
    <message>
        <source>%1 is not there any more. Untick it, or create the table.</source>
        <translation>%1 已不存在。请取消勾选，或创建该表。</translation>
    </message>
    <message>
        <source>%1 has no key, and this target needs one. Choose key columns, or untick it.</source>
        <translation>%1 没有键，而此目标需要键。请选择键列，或取消勾选。</translation>
    </message>
    <message>
        <source>topics of %1</source>
        <translation>%1 的主题</translation>
    </message>
    <message>
        <source>tables of %1</source>
        <translation>%1 的表</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>The last records of %1 look like %2.</source>
        <translation>%1 的最近记录看起来是 %2 格式。</translation>
    </message>
    <message>
        <source>%1 has no key.</source>
        <translation>%1 没有键。</translation>
    </message>
    <message>
        <source>%1 tables have no key: %2.</source>
        <translation>%1 张表没有键：%2。</translation>
    </message>
    <message>
        <source>Choose key columns, or publish it without one: order is then kept per table only.</source>
        <translation>请选择键列，或不带键发布：此时仅保证表内顺序。</translation>
    </message>
    <message>
        <source>Choose key columns: the target tells its rows apart by them.</source>
        <translation>请选择键列：目标据此区分行。</translation>
    </message>
    <message>
        <source>The tables are still being read.</source>
        <translation>仍在读取表。</translation>
    </message>
    <message>
        <source>%1 topic</source>
        <translation>%1 个主题</translation>
    </message>
    <message>
        <source>%1 table</source>
        <translation>%1 张表</translation>
    </message>
    <message>
        <source>%1 topics</source>
        <translation>%1 个主题</translation>
    </message>
    <message>
        <source>%1 tables</source>
        <translation>%1 张表</translation>
    </message>
    <message>
        <source>Nothing was read, so nothing can be chosen. F5 reads again.</source>
        <translation>没有读到任何内容，无法选择。按 F5 重新读取。</translation>
    </message>
</context>
<context>
    <name>sluice::ui::wizard::TargetStep</name>
    <message>
        <source>Checked at the target</source>
        <translation>在目标处检查</translation>
    </message>
    <message>
        <source>the target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Tables in the target</source>
        <translation>目标中的表</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Keys and values</source>
        <translation>键与值</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>Into which tables, and what if they are there?</source>
        <translation>写入哪些表，若已存在怎么办？</translation>
    </message>
    <message>
        <source>What do the messages look like?</source>
        <translation>消息是什么样的？</translation>
    </message>
    <message>
        <source>Under which keys, and as what?</source>
        <translation>存到哪些键，以什么形式？</translation>
    </message>
    <message>
        <source>Into which index, under which id?</source>
        <translation>写入哪个索引，用什么 ID？</translation>
    </message>
    <message>
        <source>What is not said keeps its default. The preview is what %1 will get.</source>
        <translation>未指定的用默认值。预览即 %1 将收到的内容。</translation>
    </message>
    <message>
        <source>Empty the target tables first?</source>
        <translation>先清空目标表？</translation>
    </message>
    <message>
        <source>Before the first row is written, every table of %1 that this job writes to is emptied. What they hold now is gone.</source>
        <translation>写入首行之前，将清空此任务写入的 %1 中的所有表。现有内容将丢失。</translation>
    </message>
    <message>
        <source>Empty them</source>
        <translation>清空</translation>
    </message>
</context>
<context>
    <name>sluice::ui::wizard::TopicPattern</name>
    <message>
        <source>Own pattern</source>
        <translation>自定义模式</translation>
    </message>
    <message>
        <source>%1 has no * in it. Tick that topic above, or write a pattern, as shop.*.</source>
        <translation>%1 中没有 *。请在上方勾选该主题，或写一个模式，如 shop.*。</translation>
    </message>
    <message>
        <source>A topic that comes later and matches is read, too, from its beginning.</source>
        <translation>以后出现且匹配的主题也会从头读取。</translation>
    </message>
    <message>
        <source>No topic matches now.</source>
        <translation>目前没有匹配的主题。</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 等，另有 %2 个</translation>
    </message>
    <message>
        <source>%1 topic</source>
        <translation>%1 个主题</translation>
    </message>
    <message>
        <source>%1 topics</source>
        <translation>%1 个主题</translation>
    </message>
    <message>
        <source>Matches %1 now: %2.</source>
        <translation>目前匹配 %1：%2。</translation>
    </message>
</context>
<context>
    <name>sluice::ui::wizard::Wizard</name>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>%1 is not in the workspace any more.</source>
        <translation>%1 已不在工作区中。</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Draft kept</source>
        <translation>草稿已保留</translation>
    </message>
    <message>
        <source>%1 was changed. Undo is there for an hour.</source>
        <translation>%1 已更改。一小时内可撤销。</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>创建</translation>
    </message>
    <message>
        <source>Next: %1</source>
        <translation>下一步：%1</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Create and start</source>
        <translation>创建并启动</translation>
    </message>
    <message>
        <source>writing…</source>
        <translation>写入中…</translation>
    </message>
    <message>
        <source>checking…</source>
        <translation>检查中…</translation>
    </message>
    <message>
        <source>messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source> · about %1</source>
        <translation> · 约 %1</translation>
    </message>
    <message>
        <source>draft kept %1</source>
        <translation>草稿已保存：%1</translation>
    </message>
    <message>
        <source>%1 topic</source>
        <translation>%1 个主题</translation>
    </message>
    <message>
        <source>%1 topics</source>
        <translation>%1 个主题</translation>
    </message>
    <message>
        <source>%1 table</source>
        <translation>%1 张表</translation>
    </message>
    <message>
        <source>%1 tables</source>
        <translation>%1 张表</translation>
    </message>
    <message>
        <source>draft kept</source>
        <translation>草稿已保留</translation>
    </message>
</context>
<context>
    <name>sluice::widgets::Banner</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>sluice::widgets::BusyRing</name>
    <message>
        <source>Busy</source>
        <translation>忙</translation>
    </message>
</context>
<context>
    <name>sluice::widgets::ChartPane</name>
    <message>
        <source>Show larger</source>
        <translation>放大查看</translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation>复制值</translation>
    </message>
    <message>
        <source>Save as PNG…</source>
        <translation>另存为 PNG…</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>另存为 CSV…</translation>
    </message>
    <message>
        <source>Reset zoom</source>
        <translation>重置缩放</translation>
    </message>
    <message>
        <source>Save chart</source>
        <translation>保存图表</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>图片 (*.png)</translation>
    </message>
    <message>
        <source>The picture could not be written to %1. Choose another folder.</source>
        <translation>无法将图片写入 %1，请选择其他文件夹。</translation>
    </message>
    <message>
        <source>Save numbers</source>
        <translation>保存数据</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>%1 could not be written: %2.</source>
        <translation>无法写入 %1：%2。</translation>
    </message>
    <message>
        <source>About %1</source>
        <translation>关于%1</translation>
    </message>
    <message>
        <source>+%1 more</source>
        <translation>另有 %1 项</translation>
    </message>
</context>
<context>
    <name>sluice::widgets::CommandPalette</name>
    <message>
        <source>Search or run a command</source>
        <translation>搜索或运行命令</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>命令面板</translation>
    </message>
    <message>
        <source>No command matches.</source>
        <translation>没有匹配的命令。</translation>
    </message>
</context>
<context>
    <name>sluice::widgets::ConfirmSheet</name>
    <message>
        <source>What will be sent</source>
        <translation>将发送的内容</translation>
    </message>
    <message>
        <source>Type %1 to confirm</source>
        <translation>输入 %1 以确认</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>sluice::widgets::EnvironmentChip</name>
    <message>
        <source>Environment: %1</source>
        <translation>环境：%1</translation>
    </message>
</context>
<context>
    <name>sluice::widgets::FlowPill</name>
    <message>
        <source>More actions</source>
        <translation>更多操作</translation>
    </message>
</context>
<context>
    <name>sluice::widgets::ProgressRow</name>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Log of %1</source>
        <translation>%1 的日志</translation>
    </message>
</context>
<context>
    <name>sluice::widgets::Toast</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>verdict</name>
    <message>
        <source>{} is {} for {}</source>
        <translation>{0} {1}，已持续 {2}</translation>
    </message>
    <message>
        <source>{} is unreachable for {}</source>
        <translation>{0} 无法访问，已持续 {1}</translation>
    </message>
    <message>
        <source>Behind it changes arrive late: {}.</source>
        <translation>其下游更改延迟到达：{0}。</translation>
    </message>
    <message>
        <source>Behind it nothing new arrives: {}.</source>
        <translation>其下游没有新更改到达：{0}。</translation>
    </message>
    <message>
        <source>Test {}</source>
        <translation>测试 {0}</translation>
    </message>
    <message>
        <source>Start {}</source>
        <translation>启动 {0}</translation>
    </message>
    <message>
        <source>Begin {} anew…</source>
        <translation>重新开始 {0}…</translation>
    </message>
    <message>
        <source>Restart {}</source>
        <translation>重启 {0}</translation>
    </message>
    <message>
        <source>{} is {}.</source>
        <translation>{0}：{1}。</translation>
    </message>
    <message>
        <source>{} are {}.</source>
        <translation>{0}：{1}。</translation>
    </message>
    <message>
        <source>No job yet.</source>
        <translation>尚无任务。</translation>
    </message>
    <message>
        <source>Nothing runs.</source>
        <translation>没有运行中的任务。</translation>
    </message>
    <message>
        <source>Nothing to do.</source>
        <translation>没有待处理内容。</translation>
    </message>
    <message>
        <source>Nothing to do: no change for {}.</source>
        <translation>没有待处理内容：{0} 无更改。</translation>
    </message>
    <message>
        <source>{} is in step.</source>
        <translation>{0} 已同步。</translation>
    </message>
    <message>
        <source>All {} jobs are in step.</source>
        <translation>全部 {0} 个任务已同步。</translation>
    </message>
    <message>
        <source>{} of {} jobs are in step.</source>
        <translation>{1} 个任务中 {0} 个已同步。</translation>
    </message>
    <message>
        <source>Lag {}.</source>
        <translation>延迟 {0}。</translation>
    </message>
    <message>
        <source>Worst lag {} ({}).</source>
        <translation>最大延迟 {0}（{1}）。</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>Begin %1 anew?</source>
        <translation>重新开始 %1？</translation>
    </message>
    <message>
        <source>It starts as if it had never run; its totals and rejected rows stay. Exactly:</source>
        <translation>它会像从未运行过一样启动；累计数和被拒绝的行保留。具体如下：</translation>
    </message>
    <message>
        <source>Begin anew</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>Schema</source>
        <translation>结构</translation>
    </message>
    <message>
        <source>Tables whose columns are known and whose target stands</source>
        <translation>列已知且目标已就绪的表</translation>
    </message>
    <message>
        <source>%1 table</source>
        <translation>%1 张表</translation>
    </message>
    <message>
        <source>%1 tables</source>
        <translation>%1 张表</translation>
    </message>
    <message>
        <source>no row yet</source>
        <translation>尚无行</translation>
    </message>
    <message>
        <source>Snapshot</source>
        <translation>快照</translation>
    </message>
    <message>
        <source>Running for %1 so far; the number of rows is the server&apos;s estimate</source>
        <translation>已运行 %1；行数为服务器的估计值</translation>
    </message>
    <message>
        <source>%1 row</source>
        <translation>%1 行</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 行</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1，用时 %2</translation>
    </message>
    <message>
        <source>%1 rows, ended %2; time in which the job did not run is not counted</source>
        <translation>%1 行，结束于 %2；任务未运行的时间不计入</translation>
    </message>
    <message>
        <source>none: reads topics</source>
        <translation>无：读取主题</translation>
    </message>
    <message>
        <source>not asked for</source>
        <translation>未要求</translation>
    </message>
    <message>
        <source>done, time not noted</source>
        <translation>已完成，未记录时间</translation>
    </message>
    <message>
        <source>Catching up</source>
        <translation>追赶中</translation>
    </message>
    <message>
        <source>From the start of the run, or the end of its copy, until it was in step</source>
        <translation>从运行开始或复制结束，直到追上为止</translation>
    </message>
    <message>
        <source>%1 message</source>
        <translation>%1 条消息</translation>
    </message>
    <message>
        <source>%1 messages</source>
        <translation>%1 条消息</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>%1, %2 left</source>
        <translation>%1，剩余 %2</translation>
    </message>
    <message>
        <source>done in %1</source>
        <translation>用时 %1 完成</translation>
    </message>
    <message>
        <source>Streaming</source>
        <translation>实时同步</translation>
    </message>
    <message>
        <source>%1 behind</source>
        <translation>落后 %1</translation>
    </message>
    <message>
        <source>Idle, nothing to do</source>
        <translation>空闲，无待处理</translation>
    </message>
    <message>
        <source>%1, %2 behind</source>
        <translation>%1，落后 %2</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>自 %1 起</translation>
    </message>
    <message>
        <source>%1 restart</source>
        <translation>重启 %1 次</translation>
    </message>
    <message>
        <source>%1 restarts</source>
        <translation>重启 %1 次</translation>
    </message>
    <message>
        <source>, last %1: %2</source>
        <translation>，最近 %1：%2</translation>
    </message>
    <message>
        <source>never restarted</source>
        <translation>未曾重启</translation>
    </message>
    <message>
        <source>Starts, the newest first:</source>
        <translation>启动记录，最新在前：</translation>
    </message>
    <message>
        <source>Read the topic</source>
        <translation>读取主题</translation>
    </message>
    <message>
        <source>Read the log</source>
        <translation>读取日志</translation>
    </message>
    <message>
        <source>From the commit until the job had it, on the source&apos;s clock</source>
        <translation>从提交到任务读到，以源的时钟计</translation>
    </message>
    <message>
        <source>Not known: copied rows have no commit time</source>
        <translation>未知：复制的行没有提交时间</translation>
    </message>
    <message>
        <source>Decode</source>
        <translation>解码</translation>
    </message>
    <message>
        <source>Unpacking a batch, on a worker</source>
        <translation>在工作线程上解包批次</translation>
    </message>
    <message>
        <source>Transform and encode</source>
        <translation>转换与编码</translation>
    </message>
    <message>
        <source>Transforms and the target&apos;s form, on a worker</source>
        <translation>在工作线程上转换并生成目标格式</translation>
    </message>
    <message>
        <source>Wait for a lane</source>
        <translation>等待通道</translation>
    </message>
    <message>
        <source>For memory, a worker, its turn in order, a lane and its group</source>
        <translation>等待内存、工作线程、顺序、通道及其分组</translation>
    </message>
    <message>
        <source>Apply in %1</source>
        <translation>在 %1 应用</translation>
    </message>
    <message>
        <source>Until the target confirmed; repeats are in it</source>
        <translation>直到目标确认，含重试</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Committed %1</source>
        <translation>提交于 %1</translation>
    </message>
    <message>
        <source>No change was confirmed since this was first noted</source>
        <translation>自开始记录以来没有确认的更改</translation>
    </message>
    <message>
        <source>a warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>recovered after %1</source>
        <translation>%1 后恢复</translation>
    </message>
    <message>
        <source>after %1: </source>
        <translation>%1 后：</translation>
    </message>
    <message>
        <source>still so</source>
        <translation>仍在持续</translation>
    </message>
    <message>
        <source>over</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>%1 broker</source>
        <translation>%1 broker</translation>
    </message>
    <message>
        <source>%1 brokers</source>
        <translation>%1 broker</translation>
    </message>
    <message>
        <source>%1 behind %2</source>
        <translation>落后 %2 %1</translation>
    </message>
    <message>
        <source>applied</source>
        <translation>已应用</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>tables</source>
        <translation>表</translation>
    </message>
    <message>
        <source>log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>in</source>
        <translation>流入</translation>
    </message>
    <message>
        <source>msg</source>
        <translation>条</translation>
    </message>
    <message>
        <source>lag</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>hit rate</source>
        <translation>命中率</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>documents</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>indexing</source>
        <translation>索引</translation>
    </message>
    <message>
        <source>docs</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>Sampled %1, every %2</source>
        <translation>采样于 %1，间隔 %2</translation>
    </message>
    <message>
        <source>Restarts seen: %1</source>
        <translation>观察到重启：%1</translation>
    </message>
    <message>
        <source>silent for %1</source>
        <translation>已无响应 %1</translation>
    </message>
    <message>
        <source>sampled %1</source>
        <translation>采样于 %1</translation>
    </message>
    <message>
        <source>%1 rejected</source>
        <translation>拒绝 %1</translation>
    </message>
    <message>
        <source>%1 · %2 jobs</source>
        <translation>%1 · %2 个任务</translation>
    </message>
    <message>
        <source>%1 jobs from %2 to %3, the worst of them shown</source>
        <translation>从 %2 到 %3 的 %1 个任务，显示其中最差者</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>waiting: %1</source>
        <translation>等待：%1</translation>
    </message>
    <message>
        <source>downloading %1</source>
        <translation>正在下载 %1</translation>
    </message>
    <message>
        <source>unpacking %1</source>
        <translation>正在解包 %1</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>启动中</translation>
    </message>
    <message>
        <source>answering</source>
        <translation>已响应</translation>
    </message>
    <message>
        <source>being built, joins later</source>
        <translation>构建中，稍后加入</translation>
    </message>
    <message>
        <source>not running here: %1</source>
        <translation>无法在此运行：%1</translation>
    </message>
    <message>
        <source>failed: %1</source>
        <translation>失败：%1</translation>
    </message>
    <message>
        <source>failed while %1: %2</source>
        <translation>在%1时失败：%2</translation>
    </message>
    <message>
        <source>%1 cannot be started: %2</source>
        <translation>无法启动 %1：%2</translation>
    </message>
    <message>
        <source>%1 is new</source>
        <translation>%1 为新任务</translation>
    </message>
    <message>
        <source>%1 is removed</source>
        <translation>%1 被移除</translation>
    </message>
    <message>
        <source>%1 goes on with other limits</source>
        <translation>%1 以新限制继续</translation>
    </message>
    <message>
        <source>%1 begins anew</source>
        <translation>%1 从头开始</translation>
    </message>
    <message>
        <source>%1 cannot change so</source>
        <translation>%1 不能这样更改</translation>
    </message>
    <message>
        <source>No job changes.</source>
        <translation>没有任务变化。</translation>
    </message>
    <message>
        <source>Quitting stops 1 job. It resumes from its checkpoint</source>
        <translation>退出将停止 1 个任务，之后从检查点继续</translation>
    </message>
    <message>
        <source>Quitting stops %1 jobs. They resume from their checkpoints</source>
        <translation>退出将停止 %1 个任务，之后从检查点继续</translation>
    </message>
    <message>
        <source>; %1 keeps its log for %2</source>
        <translation>；%1 的日志保留 %2</translation>
    </message>
    <message>
        <source>topic %1</source>
        <translation>主题 %1</translation>
    </message>
    <message>
        <source>table %1</source>
        <translation>表 %1</translation>
    </message>
    <message>
        <source>index %1</source>
        <translation>索引 %1</translation>
    </message>
    <message>
        <source>keys %1</source>
        <translation>键 %1</translation>
    </message>
    <message>
        <source>consumer group %1</source>
        <translation>消费者组 %1</translation>
    </message>
    <message>
        <source>checkpoint of %1</source>
        <translation>%1 的检查点</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>%1 was removed. What it wrote is still there.</source>
        <translation>已移除 %1，其写入的内容仍然保留。</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>移除 %1？</translation>
    </message>
    <message>
        <source>It stops and leaves the workspace file. Nothing that it wrote is deleted; this stays:</source>
        <translation>任务停止并从工作区文件中移除。它写入的内容不会删除，以下仍保留：</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>line</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>last value</source>
        <translation>最新值</translation>
    </message>
    <message>
        <source>, sampled %1</source>
        <translation>，采样于 %1</translation>
    </message>
    <message>
        <source>head</source>
        <translation>末端</translation>
    </message>
    <message>
        <source>End offsets of the topics, read_committed</source>
        <translation>主题的末端偏移量，read_committed</translation>
    </message>
    <message>
        <source>SHOW BINARY LOG STATUS of the sampler&apos;s own connection</source>
        <translation>采样器自身连接的 SHOW BINARY LOG STATUS</translation>
    </message>
    <message>
        <source>read</source>
        <translation>已读</translation>
    </message>
    <message>
        <source>What the job has read</source>
        <translation>任务已读取的位置</translation>
    </message>
    <message>
        <source>The checkpoint: the sink has confirmed all before it</source>
        <translation>检查点：目标已确认此前全部内容</translation>
    </message>
    <message>
        <source>last confirmation</source>
        <translation>最近确认</translation>
    </message>
    <message>
        <source>Nothing was confirmed since the start</source>
        <translation>启动以来尚无确认</translation>
    </message>
    <message>
        <source>lag of this hop</source>
        <translation>本段延迟</translation>
    </message>
    <message>
        <source>behind MySQL</source>
        <translation>落后 MySQL</translation>
    </message>
    <message>
        <source>Confirm time − the commit time in the envelope</source>
        <translation>确认时间 − 消息中的提交时间</translation>
    </message>
    <message>
        <source>not yet confirmed</source>
        <translation>尚未确认</translation>
    </message>
    <message>
        <source>End offsets − confirmed offsets</source>
        <translation>末端偏移量 − 已确认偏移量</translation>
    </message>
    <message>
        <source>Bytes of log between the checkpoint and the head</source>
        <translation>检查点与末端之间的日志字节数</translation>
    </message>
    <message>
        <source>inserted</source>
        <translation>插入</translation>
    </message>
    <message>
        <source>Confirmed since the job&apos;s first start</source>
        <translation>任务首次启动以来的确认数</translation>
    </message>
    <message>
        <source>updated</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>retries</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Writes that were repeated</source>
        <translation>重复的写入</translation>
    </message>
    <message>
        <source>may stop for</source>
        <translation>可停止时长</translation>
    </message>
    <message>
        <source>Until the source purges the log that the checkpoint needs</source>
        <translation>直到源清除检查点所需的日志</translation>
    </message>
    <message>
        <source>%1 is %2 since %3</source>
        <translation>%1：%2，自 %3 起</translation>
    </message>
    <message>
        <source>reason: %1</source>
        <translation>原因：%1</translation>
    </message>
    <message>
        <source>last error: %1</source>
        <translation>最近错误：%1</translation>
    </message>
    <message>
        <source>%1 (%2) to %3 (%4)</source>
        <translation>%1 (%2) → %3 (%4)</translation>
    </message>
    <message>
        <source>Sluice %1, %2</source>
        <translation>Sluice %1，%2</translation>
    </message>
    <message>
        <source>%1 second</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 seconds</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 minute</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 minutes</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 hour</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 hours</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 day</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>%1, next in %2</source>
        <translation>%1，%2 后</translation>
    </message>
    <message>
        <source>Idle: there is nothing to do, which is not a lag</source>
        <translation>空闲：没有待处理内容，并非延迟</translation>
    </message>
    <message>
        <source>Idle since %1: there is nothing to do, which is not a lag</source>
        <translation>自 %1 起空闲：没有待处理内容，并非延迟</translation>
    </message>
    <message>
        <source>Existing rows are being copied: a snapshot has progress, not lag</source>
        <translation>正在复制现有的行：快照有进度而无延迟</translation>
    </message>
    <message>
        <source>Not measured: the job is %1</source>
        <translation>未测量：任务状态为%1</translation>
    </message>
    <message>
        <source>Seconds between a commit at %1 and its confirmation by %2, the largest of the last 10 s</source>
        <translation>从 %1 提交到 %2 确认的秒数，取最近 10 秒最大值</translation>
    </message>
    <message>
        <source>In the last second: %1</source>
        <translation>最近一秒：%1</translation>
    </message>
    <message>
        <source>%1 stamps whole seconds</source>
        <translation>%1 的时间戳为整秒</translation>
    </message>
    <message>
        <source>Behind MySQL: %1</source>
        <translation>落后 MySQL：%1</translation>
    </message>
    <message>
        <source>copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>try %1</source>
        <translation>第 %1 次尝试</translation>
    </message>
    <message>
        <source>, next in %1</source>
        <translation>，%1 后重试</translation>
    </message>
    <message>
        <source>may stop for %1</source>
        <translation>可停止 %1</translation>
    </message>
    <message>
        <source>recovered %1</source>
        <translation>%1 已恢复</translation>
    </message>
    <message>
        <source>%1 millisecond</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>%1 milliseconds</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>%1, job, %2 to %3, %4</source>
        <translation>%1，任务，%2 到 %3，%4</translation>
    </message>
    <message>
        <source>, lag %1</source>
        <translation>，延迟 %1</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>启动中</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>停止中</translation>
    </message>
    <message>
        <source>Restarting</source>
        <translation>重启中</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>Lagging</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>Stalled</source>
        <translation>停滞</translation>
    </message>
    <message>
        <source>Retrying</source>
        <translation>重试中</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>No data</source>
        <translation>无数据</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>正常响应</translation>
    </message>
    <message>
        <source>Unreachable</source>
        <translation>无法访问</translation>
    </message>
    <message>
        <source>Being built</source>
        <translation>构建中</translation>
    </message>
    <message>
        <source>GTID set</source>
        <translation>GTID 集合</translation>
    </message>
    <message>
        <source>Growth between two samples of the head</source>
        <translation>两次末端采样之间的增量</translation>
    </message>
    <message>
        <source>log files</source>
        <translation>日志文件</translation>
    </message>
    <message>
        <source>%1 file</source>
        <translation>%1 个文件</translation>
    </message>
    <message>
        <source>%1 files</source>
        <translation>%1 个文件</translation>
    </message>
    <message>
        <source>clock offset</source>
        <translation>时钟偏差</translation>
    </message>
    <message>
        <source>Server clock − ours, from the smallest round trip</source>
        <translation>服务器时钟 − 本机时钟，取最小往返</translation>
    </message>
    <message>
        <source>brokers</source>
        <translation>Broker</translation>
    </message>
    <message>
        <source>Metadata request</source>
        <translation>元数据请求</translation>
    </message>
    <message>
        <source>topics of our jobs</source>
        <translation>本任务的主题</translation>
    </message>
    <message>
        <source>groups of our jobs</source>
        <translation>本任务的组</translation>
    </message>
    <message>
        <source>Committed offsets</source>
        <translation>已提交偏移量</translation>
    </message>
    <message>
        <source>Growth of the end offsets (read_committed), each topic once</source>
        <translation>末端偏移量 (read_committed) 的增量，每个主题计一次</translation>
    </message>
    <message>
        <source>out</source>
        <translation>流出</translation>
    </message>
    <message>
        <source>Growth of the committed offsets</source>
        <translation>已提交偏移量的增量</translation>
    </message>
    <message>
        <source>end offsets</source>
        <translation>末端偏移量</translation>
    </message>
    <message>
        <source>Sum over topics and groups of our jobs</source>
        <translation>本任务的主题与组之和</translation>
    </message>
    <message>
        <source>committed offsets</source>
        <translation>已提交偏移量</translation>
    </message>
    <message>
        <source>Sum over the same</source>
        <translation>同一范围之和</translation>
    </message>
    <message>
        <source>Their difference</source>
        <translation>二者之差</translation>
    </message>
    <message>
        <source>role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Hits ÷ look-ups of the last 60 s, our own taken out</source>
        <translation>最近 60 秒的命中 ÷ 查询，不含自身查询</translation>
    </message>
    <message>
        <source>look-ups</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>hits · misses</source>
        <translation>命中 · 未命中</translation>
    </message>
    <message>
        <source>INFO stats, since the server&apos;s start</source>
        <translation>INFO stats，自服务器启动以来</translation>
    </message>
    <message>
        <source>evictions</source>
        <translation>淘汰</translation>
    </message>
    <message>
        <source>health</source>
        <translation>健康状态</translation>
    </message>
    <message>
        <source>Sum of _count</source>
        <translation>_count 之和</translation>
    </message>
    <message>
        <source>%1 document</source>
        <translation>%1 个文档</translation>
    </message>
    <message>
        <source>%1 documents</source>
        <translation>%1 个文档</translation>
    </message>
    <message>
        <source>version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Asked at every connection</source>
        <translation>每次连接时查询</translation>
    </message>
    <message>
        <source>ping</source>
        <translation>往返</translation>
    </message>
    <message>
        <source>Round trip of the smallest request</source>
        <translation>最小请求的往返时间</translation>
    </message>
    <message>
        <source>restarts seen</source>
        <translation>观察到的重启</translation>
    </message>
    <message>
        <source>A counter or the uptime fell</source>
        <translation>计数器或运行时间回退</translation>
    </message>
    <message>
        <source>sampled</source>
        <translation>采样</translation>
    </message>
    <message>
        <source>No sample yet</source>
        <translation>尚无采样</translation>
    </message>
    <message>
        <source>environment</source>
        <translation>环境</translation>
    </message>
    <message>
        <source>By the workspace file</source>
        <translation>依工作区文件</translation>
    </message>
    <message>
        <source>access</source>
        <translation>访问</translation>
    </message>
    <message>
        <source>read only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>development</source>
        <translation>开发</translation>
    </message>
    <message>
        <source>staging</source>
        <translation>预发布</translation>
    </message>
    <message>
        <source>production</source>
        <translation>生产</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>Does not take writes</source>
        <translation>不接受写入</translation>
    </message>
    <message>
        <source>Not asked yet</source>
        <translation>尚未查询</translation>
    </message>
    <message>
        <source>Does not answer</source>
        <translation>无响应</translation>
    </message>
    <message>
        <source> · for %1</source>
        <translation> · 已 %1</translation>
    </message>
    <message>
        <source>d MMM HH:mm</source>
        <extracomment>a day and a time, as QLocale::toString() takes it</extracomment>
        <translation>M月d日 HH:mm</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>刚刚</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1 前</translation>
    </message>
    <message>
        <source>objective %1</source>
        <translation>目标 %1</translation>
    </message>
    <message>
        <source>produced</source>
        <translation>生产</translation>
    </message>
    <message>
        <source>end</source>
        <translation>末端</translation>
    </message>
    <message>
        <source>consumed</source>
        <translation>消费</translation>
    </message>
    <message>
        <source>committed</source>
        <translation>已提交</translation>
    </message>
    <message>
        <source>Replicate</source>
        <translation>复制同步</translation>
    </message>
    <message>
        <source>Replicate to TiDB or MySQL</source>
        <translation>复制到 TiDB 或 MySQL</translation>
    </message>
    <message>
        <source>Tables of another TiDB or MySQL follow yours, row by row.</source>
        <translation>另一个 TiDB 或 MySQL 的表逐行跟随您的表。</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>发布</translation>
    </message>
    <message>
        <source>Publish to Kafka</source>
        <translation>发布到 Kafka</translation>
    </message>
    <message>
        <source>Every change becomes a record of a topic, for whoever wants to follow.</source>
        <translation>每次更改成为主题中的一条记录，供任何消费者跟随。</translation>
    </message>
    <message>
        <source>Cache</source>
        <translation>缓存</translation>
    </message>
    <message>
        <source>Cache in Redis</source>
        <translation>缓存到 Redis</translation>
    </message>
    <message>
        <source>A key a row: kept up to date, or deleted at every change.</source>
        <translation>每行一个键：保持最新，或在每次更改时删除。</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>索引</translation>
    </message>
    <message>
        <source>Index in Elasticsearch</source>
        <translation>索引到 Elasticsearch</translation>
    </message>
    <message>
        <source>A document a row, searchable a moment after it was written.</source>
        <translation>每行一个文档，写入片刻即可搜索。</translation>
    </message>
    <message>
        <source>record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>%1 is dropped</source>
        <translation>%1 已去除</translation>
    </message>
    <message>
        <source>%1 is masked</source>
        <translation>%1 已脱敏</translation>
    </message>
    <message>
        <source>%1 is called %2</source>
        <translation>%1 改名为 %2</translation>
    </message>
    <message>
        <source>nothing to do</source>
        <translation>无待处理</translation>
    </message>
    <message>
        <source>no change for %1</source>
        <translation>%1 无更改</translation>
    </message>
    <message>
        <source>%1 job is at rest</source>
        <translation>%1 个任务未运行</translation>
    </message>
    <message>
        <source>%1 jobs are at rest</source>
        <translation>%1 个任务未运行</translation>
    </message>
    <message>
        <source> · %1 of %2</source>
        <translation> · %1 / %2</translation>
    </message>
    <message>
        <source>%1 · sampled %2</source>
        <translation>%1 · 采样于 %2</translation>
    </message>
    <message>
        <source>%1 does not answer</source>
        <translation>%1 无响应</translation>
    </message>
    <message>
        <source>first sample in 2 s</source>
        <translation>2 秒后首次采样</translation>
    </message>
    <message>
        <source>%1 on %2, at %3, every %4</source>
        <translation>%2 上的 %1，%3，间隔 %4</translation>
    </message>
    <message>
        <source>Binlog lag</source>
        <translation>Binlog 延迟</translation>
    </message>
    <message>
        <source>no MySQL job</source>
        <translation>无 MySQL 任务</translation>
    </message>
    <message>
        <source> · p99 %1</source>
        <translation> · p99 %1</translation>
    </message>
    <message>
        <source>The worst of the jobs that read MySQL: seconds between a commit and its confirmation by the sink, the largest of the last 10 s; p99 of the range shown</source>
        <translation>读取 MySQL 的任务中最差者：从提交到目标确认的秒数，取最近 10 秒最大值；p99 按所示范围</translation>
    </message>
    <message>
        <source>Kafka lag</source>
        <translation>Kafka 延迟</translation>
    </message>
    <message>
        <source>no Kafka job</source>
        <translation>无 Kafka 任务</translation>
    </message>
    <message>
        <source>The worst of the jobs that read Kafka, in seconds; messages between the end of the topics and what is committed</source>
        <translation>读取 Kafka 的任务中最差者（秒）；主题末端与已提交位置之间的消息数</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>流入 %1</translation>
    </message>
    <message>
        <source>out %1</source>
        <translation>流出 %1</translation>
    </message>
    <message>
        <source>End offsets (read_committed) and committed offsets</source>
        <translation>末端偏移量 (read_committed) 与已提交偏移量</translation>
    </message>
    <message>
        <source>Cache hit rate</source>
        <translation>缓存命中率</translation>
    </message>
    <message>
        <source>no Redis</source>
        <translation>无 Redis</translation>
    </message>
    <message>
        <source>no look-ups</source>
        <translation>无查询</translation>
    </message>
    <message>
        <source>lookups</source>
        <translation>次查询</translation>
    </message>
    <message>
        <source>evicting %1</source>
        <translation>淘汰 %1</translation>
    </message>
    <message>
        <source>Hits ÷ look-ups of the last 60 s; Sluice&apos;s own look-ups are taken out</source>
        <translation>最近 60 秒的命中 ÷ 查询，不含 Sluice 自身的查询</translation>
    </message>
    <message>
        <source>Indexed documents</source>
        <translation>已索引文档</translation>
    </message>
    <message>
        <source>no Elasticsearch</source>
        <translation>无 Elasticsearch</translation>
    </message>
    <message>
        <source>no index yet</source>
        <translation>尚无索引</translation>
    </message>
    <message>
        <source>%1 index</source>
        <translation>%1 个索引</translation>
    </message>
    <message>
        <source>%1 indices</source>
        <translation>%1 个索引</translation>
    </message>
    <message>
        <source>Sum of _count over the indices of our jobs; the rate is that of indexing.index_total</source>
        <translation>本任务各索引 _count 之和；速率取自 indexing.index_total</translation>
    </message>
    <message>
        <source>commit → confirmed</source>
        <translation>提交 → 确认</translation>
    </message>
    <message>
        <source>_count and _stats</source>
        <translation>_count、_stats</translation>
    </message>
    <message>
        <source>step %1 of 7</source>
        <translation>第 %1 步，共 7 步</translation>
    </message>
    <message>
        <source>%1 is being made: a click goes on with it</source>
        <translation>%1 正在创建：点击继续</translation>
    </message>
    <message>
        <source>%1, draft, %2 to %3</source>
        <translation>%1，草稿，%2 到 %3</translation>
    </message>
    <message>
        <source>A job from %1 to %2: a click begins it</source>
        <translation>从 %1 到 %2 的任务：点击开始创建</translation>
    </message>
    <message>
        <source>Not known: %1 was not sampled yet, or does not answer</source>
        <translation>未知：%1 尚未采样，或没有响应</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Refused since the job&apos;s first start</source>
        <translation>自任务首次启动以来被拒绝的行数</translation>
    </message>
    <message>
        <source>set aside</source>
        <translation>已搁置</translation>
    </message>
    <message>
        <source>Of these: neither replayed nor dropped yet</source>
        <translation>其中既未重放也未丢弃的行</translation>
    </message>
    <message>
        <source>Not known: how long Kafka keeps its topics is not asked</source>
        <translation>未知：未查询 Kafka 保留主题的时长</translation>
    </message>
    <message>
        <source>Not known: the job has no checkpoint yet</source>
        <translation>未知：任务尚无检查点</translation>
    </message>
    <message>
        <source>Not known: the source did not say how long it keeps its log</source>
        <translation>未知：源没有告知日志保留时长</translation>
    </message>
    <message>
        <source>Sluice is not running since %1</source>
        <translation>自 %1 起 Sluice 未运行</translation>
    </message>
    <message>
        <source>Sluice was not running %1–%2</source>
        <translation>%1–%2 期间 Sluice 未运行</translation>
    </message>
    <message>
        <source>Retrying %1</source>
        <translation>第 %1 次重试</translation>
    </message>
    <message>
        <source>Jobs / New job</source>
        <translation>任务 / 新建任务</translation>
    </message>
    <message>
        <source>Jobs / %1 / Edit</source>
        <translation>任务 / %1 / 编辑</translation>
    </message>
</context>
</TS>
