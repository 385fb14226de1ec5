# 惠算的命令。直接敲 make 看菜单。
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
ENCODER := .venv-encoder
BIN := $(VENV)/bin
INSTALL := -m pip install -qq --disable-pip-version-check -c constraints.txt
PIP := $(BIN)/python $(INSTALL)
export PIP_ROOT_USER_ACTION := ignore

.DEFAULT_GOAL := menu
.PHONY: menu serve index test test-encoder check eval clean

menu:
	@echo "make serve   建环境、建索引、启动网页（http://127.0.0.1:$(PORT)/，换端口：make serve PORT=8001）"
	@echo "make index   建立或检查向量索引；全部重算：make index REBUILD=--rebuild"
	@echo "make test    建环境并运行全部测试（有 Chromium 时包括浏览器测试）"
	@echo "make test-encoder  另建一个装有 torch 的环境，测试 sentence-transformers 编码器"
	@echo "make check   格式、类型、楼层引用、政策文件夹检查"
	@echo "make eval    跑评测，写 evals/SCORECARD.md"
	@echo "make clean   删除环境和索引"

serve: $(VENV)/default.stamp
	@exec $(BIN)/huisuan serve --port $(PORT)

index: $(VENV)/default.stamp
	@$(BIN)/huisuan index $(REBUILD)

test: $(VENV)/dev.stamp
	@$(BIN)/python -m pytest

test-encoder: $(ENCODER)/stamp
	@$(ENCODER)/bin/python -m pytest tests/encoder

check: $(VENV)/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/huisuan check

eval: $(VENV)/dev.stamp
	@$(BIN)/huisuan eval

clean:
	rm -rf $(VENV) $(ENCODER) var

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "需要 Python 3.11 或更新的版本；用 make PYTHON=python3.12 指定。"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "这个 Python 没有 venv。请先运行：sudo apt-get install -y python3-venv"; exit 1; }
	@$(PYTHON) -m venv $(VENV)

# pip 只在 pyproject.toml 或 constraints.txt 变了以后才再跑。
$(VENV)/default.stamp: pyproject.toml constraints.txt | $(VENV)/bin/python
	@echo "[安装] 下载并安装依赖（不含 torch，约一两分钟）"
	@start=$$(date +%s); $(PIP) -e . && touch $@ && echo "[安装] 完成，用时 $$(( $$(date +%s) - start )) 秒"

$(VENV)/dev.stamp: pyproject.toml constraints.txt | $(VENV)/bin/python
	@echo "[安装] 下载并安装依赖和测试工具（约一两分钟）"
	@start=$$(date +%s); $(PIP) -e '.[dev]' && touch $(VENV)/default.stamp $@ && echo "[安装] 完成，用时 $$(( $$(date +%s) - start )) 秒"

$(ENCODER)/stamp: pyproject.toml constraints.txt
	@echo "[安装] 下载并安装 sentence-transformers 和 torch（CPU），约一两分钟"
	@$(PYTHON) -m venv $(ENCODER)
	@start=$$(date +%s); $(ENCODER)/bin/python $(INSTALL) -e '.[sentence-transformers]' pytest && touch $@ && echo "[安装] 完成，用时 $$(( $$(date +%s) - start )) 秒"
