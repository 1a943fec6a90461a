using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace Jkn.Workflows.Data.Migrations;

/// <summary>What is made from journals: rows of cases, and what waits to be done.</summary>
[DbContext(typeof(AppDb)), Migration("0002_cases")]
public sealed class M0002_Cases : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "cases",
            c => new
            {
                case_key = c.Column<long>(),
                id = c.Column<string>(),
                region = c.Column<string>(),
                kind = c.Column<string>(),
                sop = c.Column<string>(),
                sop_version = c.Column<int>(),
                definition_id = c.Column<string>(),
                channel = c.Column<string>(),
                case_no = c.Column<string>(nullable: true),
                status = c.Column<string>(),
                status_since = c.Column<long>(),
                path = c.Column<string>(),
                period = c.Column<string>(nullable: true),
                name = c.Column<string>(nullable: true),
                nik_masked = c.Column<string>(nullable: true),
                opened_by = c.Column<string>(),
                received_at = c.Column<long>(),
                registered_at = c.Column<long>(nullable: true),
                closed_at = c.Column<long>(nullable: true),
                reason_code = c.Column<string>(nullable: true),
                promise_date = c.Column<string>(nullable: true),
                promise_text = c.Column<string>(nullable: true),
                overdue = c.Column<bool>(),
                incidents = c.Column<int>(),
            },
            constraints: t => t.PrimaryKey("pk_cases", t => t.case_key)
        );
        migrationBuilder.CreateIndex("ix_cases_case_no", "cases", "case_no");
        migrationBuilder.CreateIndex("ix_cases_region_kind_status_case_key", "cases", ["region", "kind", "status", "case_key"]);
        migrationBuilder.CreateIndex("ux_cases_id", "cases", "id", unique: true);

        migrationBuilder.CreateTable(
            "case_lookup",
            c => new
            {
                hmac = c.Column<byte[]>(),
                kind = c.Column<string>(),
                case_key = c.Column<long>(),
            },
            constraints: t =>
                t.PrimaryKey(
                    "pk_case_lookup",
                    t => new
                    {
                        t.hmac,
                        t.kind,
                        t.case_key,
                    }
                )
        );

        migrationBuilder.CreateTable(
            "work_items",
            c => new
            {
                region = c.Column<string>(),
                role = c.Column<string>(),
                due_at = c.Column<long>(),
                case_key = c.Column<long>(),
                item_id = c.Column<string>(),
                case_id = c.Column<string>(),
                case_kind = c.Column<string>(),
                case_no = c.Column<string>(nullable: true),
                activity_id = c.Column<string>(),
                kind = c.Column<string>(),
                title = c.Column<string>(),
                act = c.Column<string>(nullable: true),
                letter = c.Column<string>(nullable: true),
                assigned_to = c.Column<string>(nullable: true),
                name = c.Column<string>(nullable: true),
                emergency = c.Column<bool>(),
                overdue = c.Column<bool>(),
                version = c.Column<int>(),
                opened_at = c.Column<long>(),
                sent_by = c.Column<string>(),
                seen_by = c.Column<string>(nullable: true),
            },
            constraints: t =>
                t.PrimaryKey(
                    "pk_work_items",
                    t => new
                    {
                        t.region,
                        t.role,
                        t.due_at,
                        t.case_key,
                        t.item_id,
                    }
                )
        );
        migrationBuilder.CreateIndex(
            "ix_work_items_assigned_to_due_at",
            "work_items",
            ["assigned_to", "due_at"],
            filter: "assigned_to IS NOT NULL"
        );

        migrationBuilder.CreateTable(
            "letters",
            c => new
            {
                case_key = c.Column<long>(),
                letter_key = c.Column<string>(),
                case_id = c.Column<string>(),
                case_no = c.Column<string>(nullable: true),
                region = c.Column<string>(),
                template = c.Column<string>(),
                title = c.Column<string>(),
                state = c.Column<string>(),
                number = c.Column<string>(nullable: true),
                version = c.Column<int>(),
                hash = c.Column<string>(),
                drafted_by = c.Column<string>(),
                drafted_at = c.Column<long>(),
                parafs = c.Column<int>(),
                signed_by = c.Column<string>(nullable: true),
                sealed_at = c.Column<long>(nullable: true),
                sealed_hash = c.Column<string>(nullable: true),
                attempt = c.Column<string>(nullable: true),
            },
            constraints: t => t.PrimaryKey("pk_letters", t => new { t.case_key, t.letter_key })
        );
        migrationBuilder.CreateIndex("ix_letters_region_state", "letters", ["region", "state"]);

        migrationBuilder.CreateTable(
            "timers",
            c => new
            {
                case_key = c.Column<long>(),
                kind = c.Column<string>(),
                timer_key = c.Column<string>(),
                case_id = c.Column<string>(),
                due_at = c.Column<long>(),
                ready_at = c.Column<long>(),
                attempts = c.Column<int>(),
                last_error = c.Column<string>(nullable: true),
            },
            constraints: t =>
                t.PrimaryKey(
                    "pk_timers",
                    t => new
                    {
                        t.case_key,
                        t.kind,
                        t.timer_key,
                    }
                )
        );
        migrationBuilder.CreateIndex("ix_timers_ready_at", "timers", "ready_at");

        migrationBuilder.CreateTable(
            "batches",
            c => new
            {
                case_key = c.Column<long>(),
                case_id = c.Column<string>(),
                region = c.Column<string>(),
                no = c.Column<string>(),
                kind = c.Column<string>(),
                period = c.Column<string>(),
                supplement = c.Column<int>(),
                stage = c.Column<string>(),
                lock_at = c.Column<long>(),
                deliver_by = c.Column<long>(),
                lines = c.Column<int>(),
                waiting = c.Column<int>(),
                file_hash = c.Column<string>(nullable: true),
                sent_at = c.Column<long>(nullable: true),
                receipt = c.Column<string>(nullable: true),
                version = c.Column<int>(),
            },
            constraints: t => t.PrimaryKey("pk_batches", t => t.case_key)
        );
        migrationBuilder.CreateIndex("ix_batches_region_kind_period", "batches", ["region", "kind", "period"]);

        migrationBuilder.CreateTable(
            "batch_lines",
            c => new
            {
                case_key = c.Column<long>(),
                line = c.Column<int>(),
                member_case_id = c.Column<string>(),
                entry_key = c.Column<string>(),
                participant_key = c.Column<string>(),
                name = c.Column<string>(nullable: true),
                nik_masked = c.Column<string>(nullable: true),
                outcome = c.Column<string>(nullable: true),
                reason_code = c.Column<string>(nullable: true),
                active_from = c.Column<string>(nullable: true),
                list_ref = c.Column<string>(nullable: true),
                conflict = c.Column<string>(nullable: true),
            },
            constraints: t => t.PrimaryKey("pk_batch_lines", t => new { t.case_key, t.line })
        );
        migrationBuilder.CreateIndex("ix_batch_lines_member_case_id", "batch_lines", "member_case_id");

        migrationBuilder.CreateTable(
            "registers",
            c => new
            {
                region = c.Column<string>(),
                register = c.Column<string>(),
                year = c.Column<int>(),
                last = c.Column<int>(),
            },
            constraints: t =>
                t.PrimaryKey(
                    "pk_registers",
                    t => new
                    {
                        t.region,
                        t.register,
                        t.year,
                    }
                )
        );

        migrationBuilder.CreateTable(
            "register_lines",
            c => new
            {
                region = c.Column<string>(),
                register = c.Column<string>(),
                year = c.Column<int>(),
                number = c.Column<int>(),
                case_key = c.Column<long>(),
                case_id = c.Column<string>(),
                at = c.Column<long>(),
                text = c.Column<string>(),
                @void = c.Column<bool>(),
                @sealed = c.Column<byte[]>(nullable: true),
            },
            constraints: t =>
                t.PrimaryKey(
                    "pk_register_lines",
                    t => new
                    {
                        t.region,
                        t.register,
                        t.year,
                        t.number,
                    }
                )
        );

        migrationBuilder.CreateTable(
            "outbox",
            c => new
            {
                id = c.Column<long>()
                    .Annotation("Sqlite:Autoincrement", true)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                case_id = c.Column<string>(),
                kind = c.Column<string>(),
                key = c.Column<string>(),
                payload = c.Column<string>(),
                created_at = c.Column<long>(),
                ready_at = c.Column<long>(),
                attempts = c.Column<int>(),
                last_error = c.Column<string>(nullable: true),
                dead = c.Column<bool>(),
            },
            constraints: t => t.PrimaryKey("pk_outbox", t => t.id)
        );
        migrationBuilder.CreateIndex("ix_outbox_dead_ready_at", "outbox", ["dead", "ready_at"]);

        migrationBuilder.CreateTable(
            "idempotency_keys",
            c => new
            {
                actor = c.Column<string>(),
                key = c.Column<string>(),
                body_hash = c.Column<byte[]>(),
                status = c.Column<int>(),
                answer = c.Column<string>(),
                created_at = c.Column<long>(),
            },
            constraints: t => t.PrimaryKey("pk_idempotency_keys", t => new { t.actor, t.key })
        );
        migrationBuilder.CreateIndex("ix_idempotency_keys_created_at", "idempotency_keys", "created_at");
    }
}
